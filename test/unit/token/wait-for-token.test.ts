import { AxiosError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { TokenFetchError } from "../../../src/index.ts";
import { createAccount } from "../../../src/token/account.ts";
import { Manager, type TokenSource } from "../../../src/token/manager.ts";
import { managerSettings } from "../../../src/token/renewal/settings.ts";
import { waitForToken } from "../../../src/token/wait-for-token.ts";
import { requestConfig } from "../axios-parts.ts";

type ConfigParts = Parameters<typeof requestConfig>[0];

/** A call that waits for the token of a user's own manager. */
function waitingCall(source: Partial<TokenSource>, config: ConfigParts = {}) {
  const tokens: TokenSource = { get: async () => "T1", refresh: async () => "T2", ...source };
  const account = createAccount(tokens, {}, () => 0);
  const call = { account, config: requestConfig(config), tokenWaitMs: 0 };
  const wait = (rejected?: string, signal?: AbortSignal, lang?: "zh") =>
    waitForToken(tokens, call, signal, lang, rejected);
  return { call, wait };
}

const failureOf = (work: Promise<unknown>) => work.then(String, (error: unknown) => error as TokenFetchError);
const forever = () => new Promise<never>(() => {});
const untilAborted: TokenSource["get"] = (options) =>
  new Promise((_, reject) => {
    options?.signal?.addEventListener("abort", () => reject(options.signal?.reason));
  });

describe("the token of a call", () => {
  it("is the current one, or with a rejected one another", async () => {
    const get = vi.fn(async () => "T1");
    const refresh = vi.fn(async () => "T2");
    const { wait } = waitingCall({ get, refresh });
    await expect(wait()).resolves.toEqual({ token: "T1" });
    await expect(wait("T1")).resolves.toEqual({ token: "T2" });
    expect(get.mock.calls).toEqual([[{}]]);
    expect(refresh.mock.calls).toEqual([["T1", {}]]);
  });

  it("is waited for with the caller's signal", async () => {
    const get = vi.fn(async () => "T1");
    const { signal } = new AbortController();
    await waitingCall({ get }).wait(undefined, signal);
    expect(get.mock.calls).toEqual([[{ signal }]]);
  });

  it("comes with the time until its renewal, where a manager of this package holds that back", async () => {
    const manager = new Manager(async () => ({ access_token: "T1", expires_in: 7200 }), managerSettings({}));
    const renew = vi.spyOn(manager, "renew").mockResolvedValue({ token: "T1", heldBackMs: 5_000 });
    const call = { account: createAccount(manager, {}, () => 0), config: requestConfig(), tokenWaitMs: 0 };
    await expect(waitForToken(manager, call, undefined, undefined, "T1")).resolves.toEqual({
      token: "T1",
      heldBackMs: 5_000,
    });
    expect(renew.mock.calls).toEqual([["T1", {}]]);
  });
});

describe("the wait for a token", () => {
  it("is added to the call's other waits, also when it fails", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const passing = (result: Promise<string>) => async () => {
      vi.advanceTimersByTime(30);
      return result;
    };
    const { call, wait } = waitingCall({
      get: passing(Promise.resolve("T1")),
      refresh: passing(Promise.reject(new Error("no"))),
    });
    await wait();
    expect(call.tokenWaitMs).toBe(30);
    await failureOf(wait("T1"));
    expect(call.tokenWaitMs).toBe(60);
    vi.useRealTimers();
  });

  it("that fails rejects with a TokenFetchError of the call's own, in its language", async () => {
    const cause = new Error("connect ECONNREFUSED");
    const { call, wait } = waitingCall({ get: () => Promise.reject(cause) });
    const error = await failureOf(wait(undefined, undefined, "zh"));
    expect(error).toBeInstanceOf(TokenFetchError);
    expect(error).toMatchObject({ cause, key: "tokens", config: call.config });
    expect(error).toMatchObject({ message: expect.stringContaining("无法获取") });
  });

  it("of a canceled call rejects with the reason of the cancel", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { wait } = waitingCall({
      get: async (options) => {
        controller.abort(reason);
        throw options?.signal?.reason;
      },
    });
    await expect(wait(undefined, controller.signal)).rejects.toBe(reason);
  });
});

describe("the wait of a call with a timeout", () => {
  const timedOut = async (config: ConfigParts, signal?: AbortSignal) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const get = vi.fn<TokenSource["get"]>(forever);
    const failure = failureOf(waitingCall({ get }, config).wait(undefined, signal));
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    return { error: await failure, signal: get.mock.lastCall?.[0]?.signal };
  };

  it("ends in a TokenFetchError whose cause is axios' own timeout error", async () => {
    const { error, signal } = await timedOut({ timeout: 300 });
    expect(error).toBeInstanceOf(TokenFetchError);
    const { cause } = error as TokenFetchError;
    expect(cause).toBeInstanceOf(AxiosError);
    expect(cause).toMatchObject({ code: "ECONNABORTED", message: "timeout of 300ms exceeded" });
    expect(signal?.aborted).toBe(true);
  });

  it("has the message and the code that the config asks for", async () => {
    const transitional = { clarifyTimeoutError: true };
    const { error } = await timedOut({ timeout: 300, timeoutErrorMessage: "too slow", transitional });
    expect(error).toMatchObject({ cause: { code: "ETIMEDOUT", message: "too slow" } });
  });

  it("also ends for a caller whose own signal is not aborted", async () => {
    const { error } = await timedOut({ timeout: 300 }, new AbortController().signal);
    expect(error).toMatchObject({ cause: { code: "ECONNABORTED" } });
  });

  it("is read as axios reads it: a text with a number counts", async () => {
    const { error } = await timedOut({ timeout: "300" as unknown as number });
    expect(error).toMatchObject({ cause: { message: "timeout of 300ms exceeded" } });
  });

  it("passes the caller's abort on", async () => {
    const controller = new AbortController();
    const { wait } = waitingCall({ get: untilAborted }, { timeout: 60_000 });
    const waiting = wait(undefined, controller.signal);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  it("rejects with the manager's failure when that comes first", async () => {
    const cause = new Error("no");
    const { wait } = waitingCall({ get: () => Promise.reject(cause) }, { timeout: 60_000 });
    expect(await failureOf(wait())).toMatchObject({ cause });
  });

  it.each([0, -1, undefined, "none"])("has no end of its own with a timeout of %o", async (timeout) => {
    const get = vi.fn<TokenSource["get"]>(async () => "T1");
    await waitingCall({ get }, { timeout: timeout as number }).wait();
    expect(get.mock.calls).toEqual([[{}]]);
  });
});
