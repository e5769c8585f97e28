import { describe, expect, it } from "vitest";
import { type QuotaEvent, RateLimitError } from "../../../src/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";
import { responseTo } from "../axios-parts.ts";

const PATH = "/cgi-bin/user/info";
const OTHER = "/cgi-bin/user/get";
const OK = stating(0);
const USED_UP = (config: Parameters<typeof OK>[0]) =>
  responseTo(config, '{"errcode":45009,"errmsg":"reach max api daily quota limit"}');

function withQuota(responders: Parameters<typeof attached>[0], options: object = {}) {
  const events: string[] = [];
  const onQuota = ({ path, state }: QuotaEvent) => void events.push(`${path} ${state}`);
  return { events, ...attached(responders, { retry: false, onQuota, ...options }) };
}

describe("a path whose day is used up", () => {
  it("is paused with pauseOnQuota: a call fails without a request", async () => {
    const { api, sent } = withQuota([USED_UP, OK], { pauseOnQuota: true });
    await reasonOf(api.get(PATH));
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ attempts: 0, errcode: 45009 });
    expect(sent).toHaveLength(1);
  });

  it("does not pause other paths, whose successes leave it paused", async () => {
    const { api, sent, events } = withQuota([USED_UP, OK], { pauseOnQuota: true });
    await reasonOf(api.get(PATH));
    await expect(api.get(OTHER)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(await reasonOf(api.get(PATH))).toBeInstanceOf(RateLimitError);
    expect(sent).toHaveLength(2);
    expect(events).toEqual([`${PATH} exhausted`]);
  });

  it("is sent to without pauseOnQuota, and open again after a success", async () => {
    const { api, events } = withQuota([USED_UP, OK]);
    await reasonOf(api.get(PATH));
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(events).toEqual([`${PATH} exhausted`, `${PATH} open`]);
  });

  it("is open again after a call that clears the quota", async () => {
    const { api, sent, events } = withQuota([USED_UP, OK], { pauseOnQuota: true });
    await reasonOf(api.get(PATH));
    await api.post("/cgi-bin/clear_quota", {});
    await api.get(PATH);
    expect(sent).toHaveLength(3);
    expect(events).toEqual([`${PATH} exhausted`, `${PATH} open`]);
  });

  it("is not retried", async () => {
    const { api, sent } = withQuota([USED_UP], { retry: { baseDelayMs: 0, maxRetries: 1 } });
    await reasonOf(api.get(PATH));
    expect(sent).toHaveLength(2);
    await reasonOf(api.get(PATH));
    expect(sent).toHaveLength(3);
  });
});
