import type { RequestListener } from "node:http";
import axios from "axios";
import { describe, expect, test } from "vitest";
import {
  AccessTokenError,
  attachWechat,
  componentProvider,
  SystemBusyError,
  UserError,
  type WechatOptions,
} from "../../src/index.ts";
import { ADAPTERS, serve } from "./raw-server.ts";
import { startAnswered } from "./responses/response-server.ts";
import { AT_ONCE, rejectionOf, startFlow } from "./setup.ts";

const BUSY = '{"errcode":-1,"errmsg":"system error"}';
const READING = ["/datacube/getusersummary", "/cgi-bin/user/info/batchget", "/wxa/getwxacodeunlimit"];
const UNSAFE_GETS = ["/sns/jscode2session", "/cgi-bin/user/delete", "/cgi-bin/menu/delete"];
const UNSAFE_POSTS = ["/cgi-bin/message/custom/send", "/cgi-bin/unknown/path"];

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  async function start(answer: RequestListener, options: WechatOptions = {}, baseURL = "") {
    let count = 0;
    const counted: RequestListener = (request, response) => {
      count += 1;
      return answer(request, response);
    };
    const { server, api } = await startAnswered(counted, { adapter }, options);
    api.defaults.baseURL = server.url + baseURL;
    return { api, count: () => count };
  }

  /** Breaks the connection in the middle of the body. */
  const cut: RequestListener = (_, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
    response.write('{"list":[', () => response.destroy());
  };

  test.each(READING)("a connection that breaks in the middle of POST %s is retried", async (path) => {
    const { api, count } = await start(cut);
    await rejectionOf(api.post(path, {}), Error);
    expect(count()).toBe(4);
  });

  test.each(UNSAFE_POSTS)(
    "a connection that breaks in the middle of POST %s is not retried: one request arrives",
    async (path) => {
      const { api, count } = await start(cut);
      await rejectionOf(api.post(path, {}), Error);
      expect(count()).toBe(1);
    },
  );

  test.each(UNSAFE_GETS)(
    "a connection that breaks in the middle of GET %s is not retried, although it is a GET",
    async (path) => {
      const { api, count } = await start(cut);
      await rejectionOf(api.get(path), Error);
      expect(count()).toBe(1);
      await rejectionOf(api.get(path, { wechat: { repeatable: true } }), Error);
      expect(count()).toBe(5);
    },
  );

  test("a gateway's prefix is not part of the endpoint's path", async () => {
    const { api, count } = await start(cut, {}, "/wechat/cgi-bin");
    await rejectionOf(api.get("user/delete/"), Error);
    expect(count()).toBe(1);
    await rejectionOf(api.post("/user/info/batchget", {}), Error);
    expect(count()).toBe(5);
  });

  test("unsafe: false and timeouts: true use the table, too", async () => {
    const unsafe = await start((_, response) => response.end(BUSY), { retry: { ...AT_ONCE, unsafe: false } });
    const error = await rejectionOf(unsafe.api.get("/cgi-bin/user/delete"), SystemBusyError);
    expect(error.attempts).toBe(1);
    expect((await rejectionOf(unsafe.api.post("/x", {}), SystemBusyError)).attempts).toBe(1);
    expect((await rejectionOf(unsafe.api.post(READING[0] as string, {}), SystemBusyError)).attempts).toBe(4);

    const { api } = await start(() => {}, { retry: { ...AT_ONCE, timeouts: true } });
    const attempts = async (call: Promise<unknown>) =>
      (await rejectionOf(call, Error)) as { attempts?: number };
    expect(await attempts(api.post(READING[0] as string, {}, { timeout: 50 }))).toMatchObject({
      attempts: 4,
    });
    expect(await attempts(api.get("/cgi-bin/user/delete", { timeout: 50 }))).toMatchObject({ attempts: 1 });
  });
});

test("an error has the endpoint's official page, or none without one in the table", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail("/cgi-bin/user/info", 40003);
  simulator.fail("/cgi-bin/unknown/path", 40003);
  const error = await rejectionOf(api.get("/cgi-bin/user/info"), UserError);
  expect(error.docs).toMatch(/^https:\/\/developers\.weixin\.qq\.com\/doc\/.*Get_users_basic_information/);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ docs: error.docs });
  const unknown = await rejectionOf(api.get("/cgi-bin/unknown/path"), UserError);
  expect("docs" in unknown).toBe(false);
});

describe("an endpoint that needs another kind of token", () => {
  const rejected = (errcode: number, errmsg: string): RequestListener => {
    return (_, response) => response.end(JSON.stringify({ errcode, errmsg }));
  };

  async function start(answer: RequestListener, options: (baseURL: string) => WechatOptions) {
    const server = await serve((request, response) => {
      requests.push(request.url ?? "");
      if (request.url?.startsWith("/cgi-bin/component/api_component_token"))
        return response.end('{"component_access_token":"TC","expires_in":7200}');
      if (request.url?.startsWith("/cgi-bin/stable_token"))
        return response.end('{"access_token":"TA","expires_in":7200}');
      return answer(request, response);
    });
    const requests: string[] = [];
    const api = axios.create({ baseURL: server.url, proxy: false });
    attachWechat(api, { retry: AT_ONCE, ...options(server.url) });
    return { api, requests };
  }
  const account = () => ({ appid: "wx1", secret: "s1" });
  const platform = () => ({
    provider: componentProvider({ component_appid: "wx2", component_appsecret: "s2", ticket: () => "t" }),
  });

  test("is distinguished from an invalid token: the error names the right kind, and nothing is renewed", async () => {
    const { api, requests } = await start(rejected(40001, "invalid credential"), account);
    const error = await rejectionOf(api.get("/wxa/gettemplatelist"), AccessTokenError);
    expect(error.message).toContain(
      "takes the component_access_token of the third-party platform, as access_token",
    );
    expect(error.attempts).toBe(1);
    expect(requests).toEqual([
      expect.stringContaining("/cgi-bin/stable_token"),
      expect.stringContaining("/wxa/"),
    ]);
  });

  test.each([
    ["/cgi-bin/service/get_pre_auth_code", "suite_access_token of the WeCom suite,"],
    ["/cgi-bin/service/get_login_info", "provider_access_token of the WeCom service provider"],
  ])("may be one of WeCom: %s", async (path, text) => {
    const { api, requests } = await start(rejected(40014, "invalid access_token"), account);
    const error = await rejectionOf(api.post(path, {}), AccessTokenError);
    expect(error.message).toContain(text);
    expect(requests).toHaveLength(2);
  });

  test("renews for a user's own provider, whose kind of token is unknown", async () => {
    let fetches = 0;
    const { api } = await start(rejected(40001, "invalid credential"), () => ({
      provider: { key: "own", fetch: async () => ({ access_token: `T${++fetches}`, expires_in: 7200 }) },
    }));
    const error = await rejectionOf(api.get("/wxa/gettemplatelist"), AccessTokenError);
    expect(fetches).toBe(2);
    expect(error.message).toContain("renewed token was rejected too");
  });

  test("renews for a copy of a built-in provider", async () => {
    const { api, requests } = await start(rejected(40001, "invalid credential"), () => ({
      provider: { ...platform().provider, key: "copy", param: "access_token" },
    }));
    await rejectionOf(api.get("/wxa/gettemplatelist"), AccessTokenError);
    expect(requests.filter((url) => url.includes("api_component_token"))).toHaveLength(2);
  });

  test("needs the platform's token under another name: the error names the parameter to set", async () => {
    const { api } = await start(rejected(41001, "access_token missing"), platform);
    const error = await rejectionOf(api.get("/wxa/gettemplatelist"), AccessTokenError);
    expect(error.message).toContain(
      'was sent as component_access_token: set wechat: { param: "access_token" }',
    );
  });

  test("works with that parameter, and the platform's token is renewed as usual", async () => {
    const { api, requests } = await start(rejected(40001, "invalid credential"), platform);
    const param = { wechat: { param: "access_token" } };
    const error = await rejectionOf(api.get("/wxa/gettemplatelist", param), AccessTokenError);
    expect(error.message).toContain("same token");
    expect(requests.filter((url) => url.includes("api_component_token"))).toHaveLength(2);
  });
});
