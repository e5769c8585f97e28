import axios, { type AxiosAdapter, type AxiosResponse } from "axios";
import { describe, expect, test } from "vitest";
import { errcodeInterceptor, isWechatApiError, isWechatError, UserError } from "../../src/index.ts";
import { responseTo } from "../unit/axios-parts.ts";
import { attach, rejectionOf, SEND, startWechat, USER } from "./setup.ts";

/** Like other plugins: its interceptor, registered before the attach, runs after ours. */
async function startWithReplacedAdapter(body: unknown, { unwraps = false, status = 200 } = {}) {
  const { client } = await startWechat();
  const api = client();
  let calls = 0;
  const adapter: AxiosAdapter = async (config) => {
    calls += 1;
    const response: AxiosResponse = { data: body, status, statusText: "", headers: {}, config };
    if (config.validateStatus?.(status) ?? true) return response;
    throw new axios.AxiosError(`HTTP ${status}`, "ERR_BAD_RESPONSE", config, undefined, response);
  };
  api.interceptors.request.use((config) => {
    config.adapter = adapter;
    return config;
  });
  if (unwraps) api.interceptors.response.use((response) => response.data);
  attach(api);
  return { api, calls: () => calls };
}

const FAILURE = { errcode: 43004, errmsg: "require subscribe rid: 5fab84d2-09424a07-00bd7fe3" };

describe("a response that bypassed the exchange", () => {
  test.each([
    ["an object", FAILURE],
    ["a text", JSON.stringify(FAILURE)],
    ["bytes", Buffer.from(JSON.stringify(FAILURE))],
  ])("with an errcode in %s is a typed error", async (_, body) => {
    const { api, calls } = await startWithReplacedAdapter(body);
    const error = await rejectionOf(api.get(USER), UserError);
    expect(error).toMatchObject({ errcode: 43004, rid: "5fab84d2-09424a07-00bd7fe3", path: USER });
    expect(calls()).toBe(1);
  });

  test("with an errcode and a bad HTTP status is a typed error", async () => {
    const { api } = await startWithReplacedAdapter(FAILURE, { status: 500 });
    expect((await rejectionOf(api.get(USER), UserError)).errcode).toBe(43004);
  });

  test("that an earlier interceptor has unwrapped is a typed error", async () => {
    const { api } = await startWithReplacedAdapter(FAILURE, { unwraps: true });
    expect((await rejectionOf(api.get(USER), UserError)).errcode).toBe(43004);
  });

  test.each([{ errcode: 0, errmsg: "ok" }, { openid: "o1" }, [{ errcode: 43004 }], "text", null, 7])(
    "without one passes: %j",
    async (body) => {
      const { api } = await startWithReplacedAdapter(body, { unwraps: true });
      expect(await api.get<unknown, unknown>(USER)).toEqual(body);
    },
  );

  test("without an errcode and with a bad HTTP status is axios' own error", async () => {
    const { api } = await startWithReplacedAdapter("<html>", { status: 502 });
    const error = await rejectionOf(api.get(USER), axios.AxiosError);
    expect(isWechatError(error)).toBe(false);
    expect(error.response?.status).toBe(502);
  });
});

test("all features work with a call's own adapter, or one that wraps ours", async () => {
  const { simulator, client } = await startWechat();
  const api = client();
  let wrapped = 0;
  api.interceptors.request.use((config) => {
    const inner = config.adapter as AxiosAdapter;
    config.adapter = (sent) => {
      wrapped += 1;
      return inner(sent);
    };
    return config;
  });
  attach(api);
  await api.get(USER);
  simulator.revokeToken();
  simulator.fail(SEND, -1, { times: 1 });
  expect((await api.post(SEND, {})).data.errcode).toBe(0);
  expect(wrapped).toBe(2);
  expect(simulator.tokenCalls.length).toBe(2);
});

// Trap: the safety net must know requested bodies, also after `r => r.data`.
describe.each(["before", "after"])("with an `r => r.data` that was registered %s the attach", (when) => {
  async function startUnwrapping() {
    const { simulator, client } = await startWechat();
    const api = client();
    const unwrap = () => api.interceptors.response.use((response) => response.data);
    if (when === "before") unwrap();
    attach(api);
    if (when === "after") unwrap();
    simulator.fail(USER, 43004);
    return { simulator, api };
  }

  test("a body requested with wechat: false is returned, including its errcode", async () => {
    const { api } = await startUnwrapping();
    expect(await api.get<unknown, unknown>(USER, { wechat: false })).toMatchObject({ errcode: 43004 });
  });

  test("a body requested with accept is returned", async () => {
    const { api } = await startUnwrapping();
    const accepted = { wechat: { accept: [43004] } };
    expect(await api.get<unknown, unknown>(USER, accepted)).toMatchObject({ errcode: 43004 });
    expect(await api.get<unknown, unknown>(USER, { wechat: { accept: true } })).toMatchObject({
      errcode: 43004,
    });
  });

  test("any other body with an errcode is a typed error", async () => {
    const { api } = await startUnwrapping();
    await rejectionOf(api.get(USER), UserError);
    await rejectionOf(api.get(USER, { wechat: { accept: [40003] } }), UserError);
  });
});

describe("errcodeInterceptor alone", () => {
  test("creates a typed error, and does nothing else", async () => {
    const { simulator, client } = await startWechat();
    const api = client();
    api.interceptors.response.use(errcodeInterceptor());
    const params = { access_token: simulator.issueToken() };
    expect((await api.get(USER, { params })).data.errcode).toBe(0);
    simulator.fail(USER, -1);
    const error = await api.get(USER, { params }).catch((reason: unknown) => reason);
    expect(isWechatApiError(error, "SYSTEM_BUSY", -1)).toBe(true);
    expect(error).toMatchObject({ attempts: 1, path: USER, method: "GET" });
    expect(simulator.calls.length).toBe(2);
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test("respects wechat: false and accept", async () => {
    const { simulator, client } = await startWechat();
    const api = client();
    api.interceptors.response.use(errcodeInterceptor());
    simulator.fail(USER, 43004);
    expect((await api.get(USER, { wechat: false })).data.errcode).toBe(43004);
    expect((await api.get(USER, { wechat: { accept: [43004] } })).data.errcode).toBe(43004);
    await rejectionOf(api.get(USER), UserError);
  });

  const startAfter = (interceptor: (response: AxiosResponse) => unknown, body: unknown) => {
    const adapter: AxiosAdapter = async (config) => responseTo(config, body);
    const api = axios.create({ adapter });
    api.interceptors.response.use(interceptor as (response: AxiosResponse) => AxiosResponse);
    api.interceptors.response.use(errcodeInterceptor());
    return api;
  };

  test.each([undefined, null, "", 0, false, "text", [FAILURE], { errcode: 0, data: FAILURE }])(
    "passes on %j of an earlier interceptor",
    async (value) => {
      expect(await startAfter(() => value, {}).get(USER)).toEqual(value);
    },
  );

  test("creates a typed error of a body that an earlier interceptor has unwrapped", async () => {
    const api = startAfter((response) => response.data, FAILURE);
    expect(await rejectionOf(api.get(USER), UserError)).toMatchObject({
      errcode: 43004,
      rid: "5fab84d2-09424a07-00bd7fe3",
    });
  });

  test("creates a typed error of a response without a config, as a mock returns it", async () => {
    const api = startAfter(({ config: _, ...response }) => response, FAILURE);
    expect((await rejectionOf(api.get(USER), UserError)).errcode).toBe(43004);
  });
});
