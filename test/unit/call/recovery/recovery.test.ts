import axios, { AxiosError, CanceledError, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { AccessTokenError, SystemBusyError, TokenFetchError, UserError } from "../../../../src/index.ts";
import { attached, reasonOf, stating } from "../../attached.ts";
import { responseTo } from "../../axios-parts.ts";
import { printed } from "../../printed.ts";

const REFUSED = stating(40001);
const BUSY = stating(-1);
const WRONG_OPENID = stating(40003);
const OK = stating(0);
const PATH = "/cgi-bin/user/info";

describe("a replay with a renewed token", () => {
  it("is sent after the rejected token was passed to the manager", async () => {
    const { api, tokens, sent } = attached([REFUSED, OK]);
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(tokens.refresh.mock.calls.map(([rejected]) => rejected)).toEqual(["T1"]);
    expect(sent).toEqual(["T1", "T2"]);
  });

  it("that is rejected too fails with the likely causes, and calls to that path start no renewal for a while", async () => {
    const { api, tokens, sent } = attached([REFUSED]);
    const first = await reasonOf(api.get(PATH));
    expect(first).toBeInstanceOf(AccessTokenError);
    expect(first).toMatchObject({ message: expect.stringContaining("The renewed token was rejected too") });
    const second = await reasonOf(api.get(PATH));
    expect(second).toMatchObject({ message: expect.stringContaining("it starts no renewal for a while") });
    expect(tokens.refresh).toHaveBeenCalledOnce();
    expect(sent).toEqual(["T1", "T2", "T1"]);
  });

  it.each([
    ["another errcode", WRONG_OPENID, UserError],
    ["a transport error", () => Promise.reject(new AxiosError("cut", "ETIMEDOUT")), AxiosError],
  ])("that fails with %s fails with only that, and the path may renew again", async (_, fault, type) => {
    const { api, tokens } = attached([REFUSED, fault, REFUSED, OK]);
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(type);
    expect(error).not.toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ message: expect.not.stringContaining("renewed token"), attempts: 2 });
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(tokens.refresh).toHaveBeenCalledTimes(2);
  });

  it("happens once in a call, also when retries follow", async () => {
    const { api, tokens } = attached([REFUSED, BUSY, REFUSED, OK]);
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ attempts: 3 });
    expect(tokens.refresh).toHaveBeenCalledOnce();
  });
});

describe("a rejection", () => {
  it("is printed without a secret that the caller removed from the request during the renewal", async () => {
    const params = new URLSearchParams({ js_code: "JSCODE-SECRET-1" });
    const echo = (config: InternalAxiosRequestConfig) =>
      responseTo(config, JSON.stringify({ errcode: 40001, errmsg: "bad for JSCODE-SECRET-1" }));
    const { api, tokens } = attached([echo]);
    tokens.refresh.mockImplementation(async (rejected) => {
      params.delete("js_code");
      return rejected;
    });
    const error = await reasonOf(api.get(PATH, { params }));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(printed(error)).not.toContain("JSCODE-SECRET-1");
  });

  it("that another instance's plugin has turned into an error also has the likely causes", async () => {
    const inner = attached([REFUSED], { retry: false });
    const { api } = attached([
      async ({ url = "", params }) => inner.api.get(url, { params, transformResponse: () => null }),
    ]);
    const error = await reasonOf(api.get(PATH, { headers: { "X-Mine": "1" } }));
    expect(error).toMatchObject({ message: expect.stringContaining("The renewed token was rejected too") });
    expect((error as AxiosError).config?.headers.get("X-Mine")).toBe("1");
  });
});

describe("a retry after a backoff", () => {
  it("uses the token that is current by then", async () => {
    const { api, tokens, sent } = attached([BUSY, OK]);
    tokens.get.mockResolvedValueOnce("T1").mockResolvedValueOnce("T5");
    await api.get(PATH);
    expect(sent).toEqual(["T1", "T5"]);
  });

  it("that gets no token fails with the reason, on the call's own config", async () => {
    const { api, tokens } = attached([BUSY, OK]);
    tokens.get.mockResolvedValueOnce("T1").mockRejectedValueOnce(new Error("vault is sealed"));
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(TokenFetchError);
    expect(error).toMatchObject({ cause: { message: "vault is sealed" }, config: { url: PATH } });
  });

  it("keeps a caller's own token", async () => {
    const { api, tokens, sent } = attached([BUSY, OK]);
    await api.get(PATH, { wechat: { token: "mine" } });
    expect(sent).toEqual(["mine", "mine"]);
    expect(tokens.get).not.toHaveBeenCalled();
  });

  // The internal instance for retries copies the instance's defaults at the first retry.
  it("uses only the call's signal, not an aborted default signal of the instance", async () => {
    const { api } = attached([BUSY, OK, BUSY, OK]);
    const controller = new AbortController();
    const source = axios.CancelToken.source();
    Object.assign(api.defaults, { signal: controller.signal, cancelToken: source.token });
    await api.get(PATH);
    controller.abort();
    source.cancel();
    delete api.defaults.signal;
    delete api.defaults.cancelToken;
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
  });

  it("that stays busy fails with the last response", async () => {
    const { api } = attached([BUSY], { retry: { baseDelayMs: 0, maxRetries: 2 } });
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(SystemBusyError);
    expect(error).toMatchObject({ attempts: 3 });
  });
});

// A user's manager may have its own request for this caller only.
describe("an abort is passed to the manager", () => {
  /** Aborts at the n-th call of the manager, and returns whether the manager's signal was aborted by then. */
  async function givenUpAt(
    method: "get" | "refresh",
    nth: number,
    responders: Parameters<typeof attached>[0],
    before: (api: ReturnType<typeof attached>["api"]) => Promise<unknown> = async () => {},
  ) {
    const { api, tokens } = attached(responders);
    await before(api);
    const controller = new AbortController();
    let asked = 0;
    let seen: AbortSignal | undefined;
    tokens[method].mockImplementation((...given: unknown[]) => {
      asked += 1;
      if (asked < nth) return Promise.resolve("T1");
      seen = (given.at(-1) as { signal?: AbortSignal } | undefined)?.signal;
      queueMicrotask(() => controller.abort());
      return new Promise<never>(() => {});
    });
    expect(await reasonOf(api.get(PATH, { signal: controller.signal }))).toBeInstanceOf(CanceledError);
    return seen?.aborted;
  }

  it("during the wait for a first token", async () => {
    await expect(givenUpAt("get", 1, [OK])).resolves.toBe(true);
  });

  it("during the wait for a renewal", async () => {
    await expect(givenUpAt("refresh", 1, [REFUSED])).resolves.toBe(true);
  });

  it("during the wait of a paused path for another renewal", async () => {
    await expect(givenUpAt("get", 2, [REFUSED], (api) => reasonOf(api.get(PATH)))).resolves.toBe(true);
  });

  it("during a retry's wait for its token", async () => {
    await expect(givenUpAt("get", 2, [BUSY])).resolves.toBe(true);
  });
});

it("an aborted call gets its config back without the token, although the adapter is still working", async () => {
  const controller = new AbortController();
  const configs: InternalAxiosRequestConfig[] = [];
  const hanging = (config: InternalAxiosRequestConfig) => {
    configs.push(config);
    queueMicrotask(() => controller.abort());
    return new Promise<never>(() => {});
  };
  const { api, sent } = attached([REFUSED, hanging]);
  const params = { openid: "o1" };
  expect(await reasonOf(api.get(PATH, { params, signal: controller.signal }))).toBeInstanceOf(CanceledError);
  expect(sent).toEqual(["T1", "T2"]);
  expect(configs.map((config) => config.params)).toEqual([params]);
});
