import axios, { AxiosError, CanceledError, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { AccessTokenError, SystemBusyError, TokenFetchError, UserError } from "../../../src/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";
import { responseTo } from "../axios-parts.ts";
import { printed } from "../printed.ts";

const REFUSED = stating(40001);
const BUSY = stating(-1);
const WRONG_OPENID = stating(40003);
const OK = stating(0);
const PATH = "/cgi-bin/user/info";

describe("a replay with a renewed token", () => {
  it("goes out with it, after the refused one was named to the manager", async () => {
    const { api, tokens, sent } = attached([REFUSED, OK]);
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(tokens.refresh.mock.calls.map(([rejected]) => rejected)).toEqual(["T1"]);
    expect(sent).toEqual(["T1", "T2"]);
  });

  it("that is refused too fails with the likely causes, and calls to that path renew no more for a while", async () => {
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
    ["a transport fault", () => Promise.reject(new AxiosError("cut", "ETIMEDOUT")), AxiosError],
  ])("that fails with %s fails with just that, and the path may renew again", async (_, fault, type) => {
    const { api, tokens } = attached([REFUSED, fault, REFUSED, OK]);
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(type);
    expect(error).not.toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ message: expect.not.stringContaining("renewed token"), attempts: 2 });
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(tokens.refresh).toHaveBeenCalledTimes(2);
  });

  it("happens once in a call, also when paced repeats follow", async () => {
    const { api, tokens } = attached([REFUSED, BUSY, REFUSED, OK]);
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ attempts: 3 });
    expect(tokens.refresh).toHaveBeenCalledOnce();
  });
});

describe("a refusal", () => {
  it("is printed without a secret that the caller took off the request while the token was renewed", async () => {
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

  it("that another instance's plugin has made an error of is explained by the likely causes as well", async () => {
    const inner = attached([REFUSED], { retry: false });
    const { api } = attached([
      async ({ url = "", params }) => inner.api.get(url, { params, transformResponse: () => null }),
    ]);
    const error = await reasonOf(api.get(PATH, { headers: { "X-Mine": "1" } }));
    expect(error).toMatchObject({ message: expect.stringContaining("The renewed token was rejected too") });
    expect((error as AxiosError).config?.headers.get("X-Mine")).toBe("1");
  });
});

describe("a paced repeat", () => {
  it("takes the token that is current by then", async () => {
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

  it("leaves a call of another's token with that token", async () => {
    const { api, tokens, sent } = attached([BUSY, OK]);
    await api.get(PATH, { wechat: { token: "mine" } });
    expect(sent).toEqual(["mine", "mine"]);
    expect(tokens.get).not.toHaveBeenCalled();
  });

  // The sibling that repeats run on is a copy of the instance's defaults at the first repeat.
  it("knows no signal but the call's, not one that the instance had by default and that was aborted since", async () => {
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

  it("that is busy to the end fails with the last answer", async () => {
    const { api } = attached([BUSY], { retry: { baseDelayMs: 0, maxRetries: 2 } });
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(SystemBusyError);
    expect(error).toMatchObject({ attempts: 3 });
  });
});

// A user's manager may have a request of its own under way for this caller alone.
describe("a caller that gives up tells the manager", () => {
  /** Gives up as soon as the manager is asked for the n-th time, and says whether its signal was aborted by then. */
  async function givenUpAt(
    method: "get" | "refresh",
    nth: number,
    answers: Parameters<typeof attached>[0],
    before: (api: ReturnType<typeof attached>["api"]) => Promise<unknown> = async () => {},
  ) {
    const { api, tokens } = attached(answers);
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

  it("when a first token is waited for", async () => {
    await expect(givenUpAt("get", 1, [OK])).resolves.toBe(true);
  });

  it("when a renewal is waited for", async () => {
    await expect(givenUpAt("refresh", 1, [REFUSED])).resolves.toBe(true);
  });

  it("when a path in its pause waits for what others renewed", async () => {
    await expect(givenUpAt("get", 2, [REFUSED], (api) => reasonOf(api.get(PATH)))).resolves.toBe(true);
  });

  it("when a paced repeat waits for its token", async () => {
    await expect(givenUpAt("get", 2, [BUSY])).resolves.toBe(true);
  });
});

it("a caller that gives up has its config back without the token, though the adapter is still at work", async () => {
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
