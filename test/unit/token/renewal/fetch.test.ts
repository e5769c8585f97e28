import axios, { AxiosError } from "axios";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TokenFetchError } from "../../../../src/index.ts";
import type { TokenFetcher, TokenRequest } from "../../../../src/token/provider.ts";
import { type FetchPace, fetchToken } from "../../../../src/token/renewal/fetch.ts";
import { createTestClock } from "../../../test-clock.ts";
import { createApiError } from "../../api-error.ts";
import { requestConfig, responseTo } from "../../axios-parts.ts";
import { printed } from "../../printed.ts";

const NOW = 1_800_000_000_000;
const PACE: FetchPace = { retries: 2, minTimeout: 1, deadlineMs: 5_000 };
const GRANT = { access_token: "T1", expires_in: 7200 };
const http = axios.create();

type Wanted = Partial<Pick<TokenRequest, "force" | "rejected" | "lang">>;

function fetchBy(fetch: TokenFetcher, { force = false, ...wanted }: Wanted = {}, pace = PACE) {
  return fetchToken({ key: "k", fetch }, () => http, { force, ...wanted }, createTestClock(NOW), pace);
}

/** A fetcher that fails as given, and then returns a token. */
const failing = (...failures: unknown[]) =>
  vi.fn(async (_request: TokenRequest) => {
    if (failures.length > 0) throw failures.shift();
    return GRANT;
  });

const stated = (errcode: number) => createApiError({ errcode, errmsg: "", body: {} });

function badStatus(status: number): AxiosError {
  const config = requestConfig({ url: "/cgi-bin/token" });
  return new AxiosError(`status ${status}`, "ERR_BAD_RESPONSE", config, {}, responseTo(config, "", status));
}

describe("fetchToken", () => {
  it("returns the token and its lifetime, counted from before the request, even when the wall clock jumps", async () => {
    const clock = createTestClock(NOW);
    const fetch = async () => {
      clock.pass(60_000);
      clock.setWall(-8 * 3_600_000);
      return GRANT;
    };
    const fetched = fetchToken({ key: "k", fetch }, () => http, { force: false }, clock, PACE);
    await expect(fetched).resolves.toEqual({
      value: "T1",
      askedAtMs: NOW - 8 * 3_600_000,
      lifetimeMs: 7_200_000,
    });
  });

  it("passes the provider its client, the kind of fetch, the rejected token, the language and a signal", async () => {
    const fetch = failing();
    await fetchBy(fetch, { force: true, rejected: "T0", lang: "zh" });
    expect(fetch).toHaveBeenCalledExactlyOnceWith({
      http,
      force: true,
      rejected: "T0",
      lang: "zh",
      signal: expect.any(AbortSignal),
    });
    await fetchBy(fetch);
    expect(Object.keys(fetch.mock.lastCall?.[0] ?? {}).sort()).toEqual(["force", "http", "signal"]);
  });

  it("accepts an expires_in that is a numeric string", async () => {
    const fetch = async () => ({ access_token: "T1", expires_in: "7200" as never });
    await expect(fetchBy(fetch)).resolves.toMatchObject({ lifetimeMs: 7_200_000 });
  });
});

describe("a temporary failure is retried after a delay", () => {
  it.each<[string, unknown]>([
    ["errcode -1", stated(-1)],
    ["a cut connection", new AxiosError("socket hang up", "ECONNRESET", requestConfig())],
    ["a timeout", new AxiosError("timeout", "ECONNABORTED", requestConfig())],
    ["a failed fetch", new TypeError("fetch failed")],
    ["status 500", badStatus(500)],
    ["status 502", badStatus(502)],
    ["status 429", badStatus(429)],
  ])("%s", async (_, failure) => {
    const fetch = failing(failure, failure);
    await expect(fetchBy(fetch)).resolves.toMatchObject({ value: "T1" });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it("and the last one is thrown after the retries", async () => {
    const [first, second, last] = [stated(-1), badStatus(502), stated(-1)];
    const fetch = failing(first, second, last);
    await expect(fetchBy(fetch)).rejects.toBe(last);
    expect(fetch).toHaveBeenCalledTimes(3);
  });
});

// Trap (co-wechat-api): a wrong secret recursed endlessly, 1248 token calls in 2 s.
describe("a final failure ends at once", () => {
  it.each<[string, unknown]>([
    ["a wrong secret (40125)", stated(40125)],
    ["a wrong secret by its other name (40001)", stated(40001)],
    ["an address that is not whitelisted (40164)", stated(40164)],
    ["a daily quota that is used up (45009)", stated(45009)],
    ["status 404", badStatus(404)],
    [
      "another manager's failure, which was already retried there",
      new TokenFetchError(stated(-1), "platform"),
    ],
    ["a cancellation", new AxiosError("canceled", "ERR_CANCELED", requestConfig())],
    [
      "a response that is too long",
      new AxiosError("maxContentLength size of 1048576 exceeded", "ERR_BAD_RESPONSE", requestConfig()),
    ],
    ["a fetcher's own error", new Error("vault is sealed")],
  ])("%s", async (_, failure) => {
    const fetch = failing(failure);
    await expect(fetchBy(fetch)).rejects.toBe(failure);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /without an access_token/],
    ["null", null, /without an access_token/],
    ["no token", { expires_in: 7200 }, /without an access_token/],
    ["an empty token", { access_token: "", expires_in: 7200 }, /without an access_token/],
    ["no expires_in", { access_token: "T1" }, /without an expires_in/],
    ["an expires_in of 0", { access_token: "T1", expires_in: 0 }, /without an expires_in/],
    ["an expires_in below 0", { access_token: "T1", expires_in: -1 }, /without an expires_in/],
    ["an expires_in that is text", { access_token: "T1", expires_in: "soon" }, /without an expires_in/],
    ["an expires_in of true", { access_token: "T1", expires_in: true }, /without an expires_in/],
    ["an infinite expires_in", { access_token: "T1", expires_in: Infinity }, /without an expires_in/],
  ])("a grant with %s", async (_, grant, message) => {
    const fetch = vi.fn(async () => grant as never);
    const error = await fetchBy(fetch).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect(printed(error)).not.toContain("T1");
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe("a failed fetch", () => {
  // Trap: the body of stable_token and the query of token contain the secret.
  it("prints no secret of its request", async () => {
    const config = requestConfig({
      url: "/cgi-bin/token",
      params: { appid: "wx", secret: "s3cret-0123456789" },
    });
    const fault = new AxiosError("connect to /cgi-bin/token?secret=s3cret-0123456789", "ENOTFOUND", config);
    const error = await fetchBy(failing(fault, fault, fault)).catch((reason: unknown) => reason);
    expect(error).toBe(fault);
    expect(printed(error)).not.toContain("s3cret-0123456789");
  });

  it("with a value that is not an Error fails with one, whose message does not contain it", async () => {
    const error = await fetchBy(failing("s3cret-0123456789")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: "The token fetcher threw string" });
  });

  it("does not print the rejected token", async () => {
    const fetch = ({ rejected }: TokenRequest) => Promise.reject(new Error(`${rejected} is not known here`));
    await expect(fetchBy(fetch, { rejected: "62_refused-0123456789" })).rejects.toThrow(
      "[redacted] is not known here",
    );
  });

  it("without a response ends at the deadline, and its signal is aborted", async () => {
    let seen: AbortSignal | undefined;
    const hanging: TokenFetcher = ({ signal }) => {
      seen = signal;
      return new Promise(() => {});
    };
    const pace = { ...PACE, deadlineMs: 10 };
    await expect(fetchBy(hanging, {}, pace)).rejects.toThrow("The token endpoint gave no token within 10 ms");
    expect(seen?.aborted).toBe(true);
  });
});

describe("the retries of a fetch", () => {
  const unpaced = (fetch: TokenFetcher) =>
    fetchToken({ key: "k", fetch }, () => http, { force: false }, createTestClock(NOW));

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are three, the first after 400 to 800 ms, and each delay is twice the previous one", async () => {
    const fetch = vi.fn(() => Promise.reject(stated(-1)));
    const settled = vi.fn();
    unpaced(fetch).catch(settled);
    const calls: number[] = [];
    for (const ms of [599, 1, 1_199, 1, 2_399, 1]) {
      await vi.advanceTimersByTimeAsync(ms);
      calls.push(fetch.mock.calls.length);
    }
    expect(calls).toEqual([1, 2, 2, 3, 3, 4]);
    expect(settled).toHaveBeenCalledOnce();
  });

  it("end after 20 s", async () => {
    const failed = unpaced(() => new Promise(() => {})).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(20_000);
    await expect(failed).resolves.toMatchObject({ message: expect.stringContaining("within 20000 ms") });
  });

  it("do not begin after the deadline", async () => {
    const fetch = vi.fn(() => Promise.reject(stated(-1)));
    const settled = vi.fn();
    fetchBy(fetch, {}, { retries: 50, minTimeout: 20, deadlineMs: 10 }).catch(settled);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(settled).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: expect.stringContaining("within 10 ms") }),
    );
    expect(fetch).toHaveBeenCalledOnce();
  });
});

it("the delay before a retry does not keep the process alive: a waiting caller does", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  let asked = () => {};
  const begun = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const fetch = () => {
    asked();
    return Promise.reject(stated(-1));
  };
  const failed = fetchBy(fetch, {}, { retries: 1, minTimeout: 60_000, deadlineMs: 20 }).catch(() => "ended");
  await begun;
  await new Promise((resolve) => setImmediate(resolve));
  expect(timers()).toBe(before);
  // Keeps it alive instead.
  const holding = setInterval(() => {}, 60_000);
  await expect(failed).resolves.toBe("ended");
  clearInterval(holding);
});
