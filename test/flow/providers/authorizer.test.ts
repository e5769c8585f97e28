import { describe, expect, test } from "vitest";
import {
  type AuthorizerOptions,
  authorizerProvider,
  componentProvider,
  createTokenManager,
  TokenFetchError,
} from "../../../src/index.ts";
import { attach, rejectionOf, SEND, startWechat, storm } from "../setup.ts";

const PLATFORM = { component_appid: "wxplatform", component_appsecret: "0123456789abcdef-platform" };

describe("an account that authorized a platform", () => {
  const AUTHORIZER = "/cgi-bin/component/api_authorizer_token";

  async function startAuthorized(keeper: Partial<AuthorizerOptions["refreshToken"]> = {}) {
    const wechat = await startWechat();
    const component = createTokenManager({
      provider: componentProvider({ ...PLATFORM, ticket: () => "ticket@@@1" }),
      http: wechat.client(),
    });
    const saved: string[] = [];
    const refreshToken = {
      load: () => saved.at(-1) ?? "refreshtoken@@@1",
      save: (token: string) => void saved.push(token),
      ...keeper,
    };
    const api = wechat.client();
    attach(api, {
      provider: authorizerProvider({
        component,
        component_appid: PLATFORM.component_appid,
        authorizer_appid: "wxmerchant",
        refreshToken,
      }),
    });
    return { ...wechat, api, saved };
  }

  test("gets its tokens with the platform's, each once for many calls", async () => {
    const { api, simulator } = await startAuthorized();
    const { failures } = await storm(50, (n) => api.post(SEND, { n }));
    expect(failures).toEqual([]);
    expect(simulator.tokenCalls.map(({ path }) => path)).toEqual([
      "/cgi-bin/component/api_component_token",
      AUTHORIZER,
    ]);
    simulator.revokeToken({ kind: "authorizer" });
    expect((await storm(50, (n) => api.post(SEND, { n }))).failures).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(3);
  });

  test("renews the platform's token as well when that is invalid", async () => {
    const { api, simulator } = await startAuthorized();
    await api.post(SEND, {});
    simulator.revokeToken();
    expect((await storm(50, (n) => api.post(SEND, { n }))).failures).toEqual([]);
    expect(simulator.tokenCalls.slice(2).map(({ path, errcode }) => [path, errcode])).toEqual([
      [AUTHORIZER, 40001],
      ["/cgi-bin/component/api_component_token", 0],
      [AUTHORIZER, 0],
    ]);
  });

  test("saves a refresh token that WeChat changed, before the new token is used", async () => {
    const { api, simulator, saved } = await startAuthorized();
    simulator.reply(AUTHORIZER, () => ({
      authorizer_access_token: simulator.issueToken({ kind: "authorizer" }),
      expires_in: 7200,
      authorizer_refresh_token: `refreshtoken@@@${saved.length + 2}`,
    }));
    simulator.reply(SEND, () => ({ errcode: 0, savedBefore: saved.length }));
    expect((await api.post(SEND, {})).data.savedBefore).toBe(1);
    simulator.revokeToken();
    await api.post(SEND, {});
    expect(saved).toEqual(["refreshtoken@@@2", "refreshtoken@@@3"]);
    const sent = simulator.tokenCalls
      .filter(({ path }) => path === AUTHORIZER)
      .map(({ body }) => (body as { authorizer_refresh_token: string }).authorizer_refresh_token);
    expect(new Set(sent)).toEqual(new Set(["refreshtoken@@@1", "refreshtoken@@@2"]));
  });

  test("is renewed by two processes at the same time, although each use invalidates the refresh token", async () => {
    const accounts = { wxmerchant: "refreshtoken@@@1" };
    const { client, simulator } = await startWechat({ accounts, rotateRefreshTokens: true, latencyMs: 5 });
    const database = ["refreshtoken@@@1"];
    const refreshToken = {
      load: async () => database.at(-1) ?? "",
      save: async (value: string) => void database.push(value),
    };
    const component = createTokenManager({
      provider: componentProvider({ ...PLATFORM, ticket: () => "ticket@@@1" }),
      http: client(),
    });
    const options = { component, component_appid: PLATFORM.component_appid, refreshToken };
    const processes = [1, 2].map(() => {
      const api = client();
      const provider = authorizerProvider({ ...options, authorizer_appid: "wxmerchant" });
      return { api, attachment: attach(api, { provider }) };
    });
    // The first process's token is not the latest one: its call fetches again.
    simulator.reply(SEND, { errcode: 0 }, { token: false });
    for (let round = 0; round < 5; round += 1) {
      for (const { attachment } of processes) attachment.tokens?.clear();
      expect((await storm(2, async (n) => processes[n]?.api.post(SEND, {}))).failures).toEqual([]);
    }
    const granted = simulator.tokenCalls.filter(({ path, errcode }) => path === AUTHORIZER && errcode === 0);
    expect(granted).toHaveLength(10);
    expect(database).toHaveLength(11);
  });

  test("that withdrew the authorization causes a TokenFetchError with 61023", async () => {
    const { api, simulator } = await startAuthorized();
    simulator.fail(AUTHORIZER, 61023);
    const { cause } = await rejectionOf(api.post(SEND, {}), TokenFetchError);
    expect(cause).toMatchObject({ errcode: 61023 });
    expect(simulator.calls.length).toBe(0);
  });
});
