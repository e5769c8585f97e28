import axios from "axios";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { SystemBusyError, UserError } from "../../../src/index.ts";
import { apiSecurity } from "../../../src/security/index.ts";
import {
  assertNoSecrets,
  createWechatSimulator,
  type SimulatorSecurity,
} from "../../../src/testing/index.ts";
import { APP, attach, errcodesOf, rejectionOf, SEND, storm, USER } from "../setup.ts";

const HOST = "https://api.weixin.qq.com";
const simulator = createWechatSimulator(APP);
const server = setupServer(...simulator.handlers);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  server.resetHandlers();
  simulator.reset();
});
afterAll(() => server.close());

describe.each(["http", "fetch"] as const)("with msw's setupServer and the %s adapter", (adapter) => {
  function start() {
    const api = axios.create({ baseURL: HOST, adapter });
    attach(api);
    return api;
  }

  test("tokens are fetched from the mocked network, and renewed once for many calls", async () => {
    const api = start();
    await api.get(USER);
    simulator.revokeToken();
    const { failures } = await storm(20, (n) => api.post(SEND, { n }));
    expect(failures).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(2);
    expect(errcodesOf(simulator).filter((errcode) => errcode === 0).length).toBe(21);
  });

  test("signed and encrypted calls work", async () => {
    const secure = createWechatSimulator({ ...APP, security: true });
    server.use(...secure.handlers);
    const api = axios.create({ baseURL: HOST, adapter });
    attach(api, { security: apiSecurity((secure.security as SimulatorSecurity).options) });
    secure.fail(SEND, -1, { times: 1 });
    expect((await api.post(SEND, { content: "你好" })).data.errcode).toBe(0);
    secure.fail(SEND, 43101);
    await rejectionOf(api.post(SEND, { content: "你好" }), UserError);
    expect(secure.calls.map(({ body }) => body)).toEqual(Array(3).fill({ content: "你好" }));
  });

  test("the body is the same in every attempt", async () => {
    const api = start();
    simulator.fail(SEND, -1, { times: 2 });
    await api.post(SEND, { content: "你好" });
    expect(simulator.calls.map(({ body }) => body)).toEqual(Array(3).fill({ content: "你好" }));
  });

  test("an errcode from a user's handler is a typed error without a secret", async () => {
    const api = start();
    server.use(
      http.get(`${HOST}${USER}`, ({ request }) =>
        HttpResponse.json({ errcode: 43004, errmsg: `no ${new URL(request.url).search}` }),
      ),
    );
    const error = await rejectionOf(api.get(USER), UserError);
    expect(error.errmsg).toBe("no ?access_token=[redacted]");
    assertNoSecrets(error, [APP.secret, simulator.tokenCalls[0]?.issued ?? ""]);
  });

  test("a network error of a handler is retried like a real one", async () => {
    const api = start();
    let asked = 0;
    server.use(
      http.get(`${HOST}${USER}`, () => {
        asked += 1;
        return asked < 3 ? HttpResponse.error() : HttpResponse.json({ openid: "o1" });
      }),
    );
    expect((await api.get(USER)).data).toEqual({ openid: "o1" });
    expect(asked).toBe(3);
    simulator.fail(SEND, -1);
    expect((await rejectionOf(api.post(SEND, {}), SystemBusyError)).attempts).toBe(4);
  });
});
