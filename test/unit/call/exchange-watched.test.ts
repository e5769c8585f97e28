import { describe, expect, it } from "vitest";
import type { CallEvent, WechatOptions } from "../../../src/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";

const PATH = "/cgi-bin/user/info";

function watched(errcode: number, options: WechatOptions = {}) {
  const events: CallEvent[] = [];
  return {
    events,
    ...attached([stating(errcode)], { onCall: (event) => void events.push(event), ...options }),
  };
}

describe("onCall", () => {
  it("is called at the end of a call, which has its response", async () => {
    const { api, events } = watched(0);
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(events).toEqual([expect.objectContaining({ path: PATH, outcome: "ok", attempts: 1 })]);
  });

  it("is called for a call that fails before it is sent", async () => {
    const { api, events } = watched(0);
    expect(await reasonOf(api.get(PATH, { wechat: { accept: false as never } }))).toBeInstanceOf(TypeError);
    expect(events).toEqual([expect.objectContaining({ path: PATH, outcome: "error", attempts: 0 })]);
  });

  it.each([
    ["with wechat: false", PATH, { wechat: false } as const],
    ["to another host", "https://example.com/p", {}],
  ])("is not called for a call %s, which has its response, too", async (_, url, config) => {
    const { api, events } = watched(40001);
    await expect(api.get(url, config)).resolves.toMatchObject({ data: { errcode: 40001 } });
    expect(events).toEqual([]);
  });
});
