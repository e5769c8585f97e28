import { once } from "node:events";
import { Readable } from "node:stream";
import type { InternalAxiosRequestConfig } from "axios";
import axiosRetry from "axios-retry";
import { describe, expect, it, vi } from "vitest";
import {
  AccessTokenError,
  createTokenManager,
  SystemBusyError,
  TokenFetchError,
} from "../../../../src/index.ts";
import type { Manager } from "../../../../src/token/manager.ts";
import { createApiError } from "../../api-error.ts";
import { attached, reasonOf, stating } from "../../attached.ts";
import { responseTo } from "../../axios-parts.ts";
import { printed } from "../../printed.ts";

const REFUSED = stating(40001);
const BUSY = stating(-1);
const OK = stating(0);
const PATH = "/cgi-bin/user/info";

describe("a call that gets no token", () => {
  it("is not sent, and the caller's axios-retry does not repeat it", async () => {
    const { api, tokens, sent } = attached([OK]);
    axiosRetry(api, { retries: 3, retryCondition: () => true, retryDelay: () => 0 });
    tokens.get.mockRejectedValue(new Error("vault is sealed"));
    expect(await reasonOf(api.get(PATH))).toBeInstanceOf(TokenFetchError);
    expect(tokens.get).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });
});

describe("a rejected token is not renewed", () => {
  it("with refresh: false", async () => {
    const { api, tokens, sent } = attached([REFUSED, OK]);
    const error = await reasonOf(api.get(PATH, { wechat: { refresh: false } }));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(tokens.refresh).not.toHaveBeenCalled();
    expect(sent).toEqual(["T1"]);
  });

  it("if it is the call's own", async () => {
    const { api, tokens, sent } = attached([REFUSED, OK]);
    const error = await reasonOf(api.get(PATH, { wechat: { token: "mine" } }));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(tokens.refresh).not.toHaveBeenCalled();
    expect(sent).toEqual(["mine"]);
  });

  it("if the renewals are held back, which the message says", async () => {
    const tokens = createTokenManager({
      provider: async () => ({ access_token: "T1", expires_in: 7200 }),
    }) as Manager;
    vi.spyOn(tokens, "renew").mockResolvedValue({ token: "T1", heldBackMs: 4_200 });
    const { api, sent } = attached([REFUSED], { tokens, retry: false });
    const error = await reasonOf(api.get(PATH));
    expect(error).toMatchObject({
      message: expect.stringContaining("rejected too often in a row: try again in 5 s"),
    });
    expect(sent).toEqual(["T1"]);
  });

  it("if the manager has no other, which the message says", async () => {
    const { api, tokens, sent } = attached([REFUSED]);
    tokens.refresh.mockImplementation(async (rejected) => rejected);
    const error = await reasonOf(api.get(PATH));
    expect(error).toMatchObject({ message: expect.stringContaining("Renewal returned the same token") });
    expect(sent).toEqual(["T1"]);
  });
});

describe("an endpoint that takes another kind of token", () => {
  const OTHER = "/cgi-bin/component/api_get_authorizer_info";
  const TOKEN_OF = ({ url }: InternalAxiosRequestConfig) => url?.includes("stable_token");
  const respond = (config: InternalAxiosRequestConfig) =>
    TOKEN_OF(config) ? responseTo(config, '{"access_token":"T1","expires_in":7200}') : REFUSED(config);
  const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef" };

  it("costs the account's token no renewal, and the message names the kind", async () => {
    const { api, sent } = attached([respond], { tokens: undefined, ...APP });
    const error = await reasonOf(api.post(OTHER, {}));
    expect(error).toMatchObject({ message: expect.stringContaining("takes the component_access_token") });
    expect(sent).toEqual([undefined, "T1"]);
  });

  it("costs one, if the kind of the account's token is not known", async () => {
    const { api, tokens, sent } = attached([REFUSED, OK]);
    await api.post(OTHER, {});
    expect(tokens.refresh).toHaveBeenCalledOnce();
    expect(sent).toEqual(["T1", "T2"]);
  });
});

describe("a body that cannot be sent again", () => {
  it("fails at once, while the token is renewed in the background, even in vain", async () => {
    const { api, tokens, sent } = attached([REFUSED, OK]);
    tokens.refresh.mockRejectedValue(new Error("vault is sealed"));
    const error = await reasonOf(api.post(PATH, Readable.from(["x"])));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ attempts: 1, replayable: false });
    expect(tokens.refresh).toHaveBeenCalledOnce();
    expect(sent).toEqual(["T1"]);
  });
});

it("a replay discards the first response, which was kept whole for a caller that accepts its errcode", async () => {
  const first = Readable.from(['{"errcode":40001}'], { objectMode: false });
  const { api } = attached([(config) => responseTo(config, first), OK]);
  const closed = once(first, "close");
  await api.get(PATH, { responseType: "stream", wechat: { accept: true } });
  await closed;
  expect(first.destroyed).toBe(true);
});

it("a rejection that comes without a response is renewed like any other", async () => {
  const rejection = createApiError({ errcode: 40001, errmsg: "", body: {} });
  const { api, sent } = attached([() => Promise.reject(rejection), OK]);
  await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
  expect(sent).toEqual(["T1", "T2"]);
});

describe("the errors of later attempts", () => {
  it("print none of the call's earlier tokens", async () => {
    const quoting = (config: InternalAxiosRequestConfig) =>
      responseTo(config, '{"errcode":-1,"errmsg":"FIRST-TOKEN-1 and SECOND-TOKEN-2 and THIRD-TOKEN-3"}');
    const { api, tokens, sent } = attached([REFUSED, quoting], { retry: { baseDelayMs: 0, maxRetries: 1 } });
    tokens.get.mockResolvedValueOnce("FIRST-TOKEN-1").mockResolvedValueOnce("THIRD-TOKEN-3");
    tokens.refresh.mockResolvedValue("SECOND-TOKEN-2");
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(SystemBusyError);
    expect(sent).toEqual(["FIRST-TOKEN-1", "SECOND-TOKEN-2", "THIRD-TOKEN-3"]);
    expect(printed(error)).not.toMatch(/(?:FIRST|SECOND|THIRD)-TOKEN/);
  });

  it("without a token are those of WeChat, and the caller's params stay as they are", async () => {
    const seen: unknown[] = [];
    const busy = (config: InternalAxiosRequestConfig) => {
      seen.push({ ...config.params });
      return BUSY(config);
    };
    const { api } = attached([busy], { retry: { baseDelayMs: 0, maxRetries: 1 } });
    const params = { openid: "o1" };
    const error = await reasonOf(api.get(PATH, { params, wechat: { token: false } }));
    expect(error).toBeInstanceOf(SystemBusyError);
    expect(error).toMatchObject({ attempts: 2 });
    expect(seen).toStrictEqual([params, params]);
  });

  it("without a token may be none: the retry's response is the call's", async () => {
    const { api, sent } = attached([BUSY, OK]);
    const { data } = await api.get(PATH, { wechat: { token: false } });
    expect(data).toMatchObject({ errcode: 0 });
    expect(sent).toEqual([undefined, undefined]);
  });
});
