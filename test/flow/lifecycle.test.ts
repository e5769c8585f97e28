import axios, { type AxiosInstance } from "axios";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  AccessTokenError,
  attachmentOf,
  attachWechat,
  SystemBusyError,
  stableTokenProvider,
} from "../../src/index.ts";
import {
  APP,
  attach,
  errcodesOf,
  eventually,
  rejectionOf,
  SEND,
  startFlow,
  startWechat,
  storm,
  tokensOf,
  USER,
} from "./setup.ts";

const handlersOf = (api: AxiosInstance) =>
  [api.interceptors.request, api.interceptors.response].map((manager) => {
    let count = 0;
    (manager as unknown as { forEach(each: () => void): void }).forEach(() => {
      count += 1;
    });
    return count;
  });

describe("attachWechat", () => {
  test("throws a TypeError the second time, and the first attachment stays", async () => {
    const { api, simulator } = await startFlow();
    expect(() => attachWechat(api)).toThrow(TypeError);
    await api.get(USER);
    expect(tokensOf(simulator)).toEqual([expect.any(String)]);
  });

  test("throws a TypeError for a value that is not an axios instance", () => {
    for (const value of [undefined, null, {}, new axios.Axios({})]) {
      expect(() => attachWechat(value as AxiosInstance)).toThrow(TypeError);
    }
  });

  test("works with the global axios, and detach restores it", async () => {
    const { simulator, url } = await startWechat();
    const provider = stableTokenProvider({ ...APP, baseURL: url });
    const attachment = attach(axios, { provider, hosts: [new URL(url).host] });
    onTestFinished(() => attachment.detach());
    simulator.fail(USER, -1, { times: 1 });
    expect((await axios.get(`${url}${USER}`, { proxy: false })).data.errcode).toBe(0);
    attachment.detach();
    expect((await axios.get(`${url}${USER}`, { proxy: false })).data.errcode).toBe(41001);
  });
});

// Trap: two modules, or a hot reload, attached to one instance: an error at start-up, without a way out.
describe("attachmentOf", () => {
  test("returns the attachment of an instance, until that is detached", async () => {
    const { api, attachment } = await startFlow();
    expect(attachmentOf(api)).toBe(attachment);
    attachmentOf(api)?.detach();
    expect(attachmentOf(api)).toBeUndefined();
    expect(attachmentOf(axios.create())).toBeUndefined();
  });

  test("allows another attachment, which a late detach() of the first does not affect", async () => {
    const { api, attachment } = await startFlow();
    attachmentOf(api)?.detach();
    const second = attach(api);
    attachment.detach();
    expect(attachmentOf(api)).toBe(second);
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test("is named by the error of a second attach, with an alternative to the global axios", () => {
    const api = axios.create();
    attachWechat(api);
    expect(() => attachWechat(api)).toThrow(/call attachmentOf\(api\)\?\.detach\(\) first$/);
    onTestFinished(attachWechat(axios).detach);
    expect(() => attachWechat(axios)).toThrow(
      /attachmentOf\(api\)\?\.detach\(\).*axios\.create\(\).*HttpModule\.register\(\)/,
    );
  });
});

describe("detach", () => {
  test("leaves no trace on the instance", async () => {
    const { client } = await startWechat();
    const api = client();
    const trace = () => ({
      keys: Reflect.ownKeys(api),
      defaults: { ...api.defaults },
      handlers: handlersOf(api),
    });
    const before = trace();
    const attachment = attach(api);
    expect(handlersOf(api)).toEqual([1, 1]);
    await api.get(USER);
    attachment.detach();
    expect(trace()).toEqual(before);
  });

  test("returns the calls to axios", async () => {
    const { api, simulator, attachment } = await startFlow();
    await api.get(USER);
    attachment.detach();
    simulator.fail(USER, -1);
    expect((await api.get(USER)).data.errcode).toBe(-1);
    expect(tokensOf(simulator)).toEqual([expect.any(String), undefined]);
    expect(simulator.calls.length).toBe(2);
  });

  test("allows the instance to be attached again, with other options", async () => {
    const { api, simulator, attachment } = await startFlow({ retry: false });
    attachment.detach();
    attachment.detach();
    attach(api);
    simulator.fail(USER, -1, { times: 1 });
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test("does not change calls in progress", async () => {
    const { api, simulator, attachment } = await startFlow();
    await api.get(USER);
    simulator.revokeToken();
    simulator.setLatency(({ errcode }) => (errcode === 40001 ? 50 : 0));
    const under = storm(20, (n) => api.post(SEND, { n }));
    await eventually(() => simulator.calls.length).toBeGreaterThan(20);
    attachment.detach();
    expect((await under).failures).toEqual([]);
  });

  test("keeps a shared manager's other listeners", async () => {
    const first = await startFlow();
    const heard: string[] = [];
    const tokens = first.attachment.tokens;
    if (!tokens) throw new Error("there is an account");
    const [one, two] = [first.client(), first.client()];
    const detached = attach(one, { tokens, onRefresh: () => heard.push("one") });
    attach(two, { tokens, onRefresh: () => heard.push("two") });
    detached.detach();
    await two.get(USER);
    expect(heard).toEqual(["two"]);
  });
});

// Trap: with a trace of the plugin on it (`adapter`, `params`), a resubmitted `response.config` looks like a caller's
// own token and is never renewed.
describe("a resent config", () => {
  test("has only the caller's and axios' own values: no adapter, token or mark of the plugin", async () => {
    const { api, client, simulator } = await startFlow();
    const bare = (await client().post(SEND, { n: 1 }, { params: { a: 1 } })).config;
    simulator.fail(SEND, -1, { times: 1 });
    const { config } = await api.post(SEND, { n: 1 }, { params: { a: 1 } });
    expect(config.params).toEqual({ a: 1 });
    expect(config.adapter).toEqual(bare.adapter);
    expect(Reflect.ownKeys(config).sort()).toEqual(Reflect.ownKeys(bare).sort());
    const without = (await api.get(USER)).config;
    expect(Object.hasOwn(without, "params")).toBe(false);
    expect(JSON.stringify(without)).not.toContain(simulator.tokenCalls[0]?.issued);
  });

  test("can be a response's, with a renewal", async () => {
    const { api, simulator } = await startFlow();
    const { config } = await api.get(USER, { params: { openid: "o1" } });
    simulator.revokeToken();
    expect((await api.request(config)).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([0, 40001, 0]);
    expect(simulator.calls.map(({ query }) => query.openid)).toEqual(["o1", "o1", "o1"]);
  });

  test("can be an error's, with its body, retries and renewal", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, -1, { times: 4 });
    const { config } = await rejectionOf(api.post(SEND, { n: 1 }), SystemBusyError);
    if (!config) throw new Error("an error has its config");
    simulator.revokeToken();
    simulator.setLatency(({ errcode }) => {
      if (errcode === 40001) simulator.fail(SEND, -1, { times: 1 });
      return 0;
    });
    expect((await api.request(config)).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([-1, -1, -1, -1, 40001, -1, 0]);
    expect(new Set(simulator.calls.map(({ body }) => JSON.stringify(body)))).toEqual(new Set(['{"n":1}']));
  });

  test("can be that of a rejected call, once the token is valid", async () => {
    const { api, simulator } = await startFlow();
    await api.get(SEND);
    simulator.revokeToken();
    const rejected = api.get(USER, { wechat: { refresh: false } });
    const { config } = await rejectionOf(rejected, AccessTokenError);
    if (!config) throw new Error("an error has its config");
    await api.get(SEND);
    expect((await api.request(config)).data.errcode).toBe(0);
    expect(simulator.tokenCalls.length).toBe(2);
  });
});
