import { describe, expect, test } from "vitest";
import {
  authorizerProvider,
  clientCredentialProvider,
  componentProvider,
  corpProvider,
  createTokenManager,
  jsapiTicketProvider,
  providerTokenProvider,
  stableTokenProvider,
  suiteProvider,
  TokenFetchError,
  type TokenProvider,
  userTokenProvider,
  wecomProvider,
} from "../../../src/index.ts";
import { type ReplyFunction, simulatorReply, type WechatSimulator } from "../../../src/testing/index.ts";
import { APP, attach, holdClock, rejectionOf, STABLE_TOKEN, skipTokenWaits } from "../setup.ts";
import { ADAPTERS, echo, OTHER, OWN, PATH, startWatched } from "./setup.ts";

/** A secret that a URL encodes; `OWN` and `OTHER` are in the list of checked secrets. */
const PLATFORM = { component_appid: "wxcomponent0123456", component_appsecret: OTHER };
const GRANTED = { component_access_token: OWN, expires_in: 7200 };

interface Account {
  readonly path: string;
  readonly provider: (baseURL: string) => TokenProvider;
  readonly prepare?: (simulator: WechatSimulator) => void;
  /** Whether the simulator counts the endpoint among its calls, not the token calls. */
  readonly isBusiness?: boolean;
}

const component = (baseURL: string) => componentProvider({ ...PLATFORM, ticket: () => OWN, baseURL });

const suite = (baseURL: string) =>
  suiteProvider({ suite_id: "ww-suite", suite_secret: async () => OTHER, ticket: () => OWN, baseURL });

const ACCOUNTS: Record<string, Account> = {
  stable_token: {
    path: STABLE_TOKEN,
    provider: (baseURL) => stableTokenProvider({ ...APP, secret: OWN, baseURL }),
  },
  "client credential": {
    path: "/cgi-bin/token",
    provider: (baseURL) => clientCredentialProvider({ ...APP, secret: OWN, baseURL }),
  },
  WeCom: {
    path: "/cgi-bin/gettoken",
    provider: (baseURL) => wecomProvider({ corpid: "ww0123456789", corpsecret: OWN, baseURL }),
  },
  "a platform, with its ticket and secret": {
    path: "/cgi-bin/component/api_component_token",
    provider: component,
  },
  "an authorizer, with its refresh token and the platform's token": {
    path: "/cgi-bin/component/api_authorizer_token",
    provider: (baseURL) =>
      authorizerProvider({
        component: createTokenManager({ provider: component(baseURL) }),
        component_appid: PLATFORM.component_appid,
        authorizer_appid: APP.appid,
        refreshToken: { load: () => OTHER, save: () => {} },
        baseURL,
      }),
    prepare: (simulator) => simulator.reply("/cgi-bin/component/api_component_token", GRANTED),
  },
  "an authorizer whose platform gets no token": {
    path: "/cgi-bin/component/api_component_token",
    provider: (baseURL) =>
      authorizerProvider({
        component: createTokenManager({ provider: component(baseURL) }),
        component_appid: PLATFORM.component_appid,
        authorizer_appid: APP.appid,
        refreshToken: { load: () => OWN, save: () => {} },
        baseURL,
      }),
  },
  "stable_token, with a function for the secret": {
    path: STABLE_TOKEN,
    provider: (baseURL) => stableTokenProvider({ ...APP, secret: async () => OWN, baseURL }),
  },
  "a WeCom suite, with its ticket and secret": {
    path: "/cgi-bin/service/get_suite_token",
    provider: suite,
  },
  "a corp, with its permanent code and the suite's token": {
    path: "/cgi-bin/service/get_corp_token",
    provider: (baseURL) =>
      corpProvider({
        suite: createTokenManager({ provider: suite(baseURL) }),
        corpid: "ww-corp",
        permanent_code: OTHER,
        baseURL,
      }),
    prepare: (simulator) =>
      simulator.reply("/cgi-bin/service/get_suite_token", { suite_access_token: OWN, expires_in: 7200 }),
  },
  "a WeCom service provider": {
    path: "/cgi-bin/service/get_provider_token",
    provider: (baseURL) => providerTokenProvider({ corpid: "ww-provider", provider_secret: OWN, baseURL }),
  },
  "a ticket, with the account's token": {
    path: "/cgi-bin/ticket/getticket",
    provider: (baseURL) =>
      jsapiTicketProvider({ tokens: { get: async () => OWN, refresh: async () => OTHER }, baseURL }),
    isBusiness: true,
  },
  "a user, with the refresh token": {
    path: "/sns/oauth2/refresh_token",
    provider: (baseURL) =>
      userTokenProvider({
        appid: APP.appid,
        openid: "o1",
        refreshToken: { load: () => OWN, save: () => {} },
        baseURL,
      }),
    isBusiness: true,
  },
};

const asText: ReplyFunction = (request) => JSON.stringify(echo()(request).body).slice(1);
const without: ReplyFunction = (request) => echo()(request).body;

type Kind = readonly [reply: ReplyFunction | "disconnect", expected: RegExp];

/** What the token endpoint does, and what the call's error says about it. */
const FAULTS: readonly [what: string, ...kinds: Kind[]][] = [
  [
    "rejects the secret",
    [
      echo({ errcode: 40125 }),
      /: 40125 (?:INVALID_APPSECRET|WECOM_INVALID_OPEN_USERID): refused .*\[redacted\]/,
    ],
  ],
  [
    "rejects it with HTTP 500",
    [echo({ errcode: 40125, status: 500 }), /: 40125 (?:INVALID_APPSECRET|WECOM_INVALID_OPEN_USERID)/],
  ],
  ["returns HTTP 403", [echo({ status: 403 }), /: Request failed with status code 403$/]],
  ["returns no JSON", [asText, /: \S+ responded 200 with something other than a JSON object$/]],
  ["returns no token", [without, /: The token fetcher resolved without an access_token$/]],
  [
    "returns HTTP 500 or breaks the connection in all attempts",
    [echo({ status: 500 }), /: Request failed with status code 500$/],
    ["disconnect", /: (socket hang up|Network Error)$/],
  ],
];

// Trap: the body of stable_token leaks too.
describe("no TokenFetchError prints a secret, of any account, when the endpoint", () => {
  test.each(FAULTS)("%s", async (_, ...kinds) => {
    const cases = Object.entries(ACCOUNTS).flatMap(([name, account]) =>
      ADAPTERS.flatMap((adapter) => kinds.map((kind) => ({ name, account, adapter, kind }))),
    );
    skipTokenWaits();
    await Promise.all(
      cases.map(async ({ name, account, adapter, kind: [reply, expected] }) => {
        const { path, provider, prepare, isBusiness } = account;
        const { api, simulator, expectNoSecrets, attachWith } = await startWatched(undefined, { adapter });
        prepare?.(simulator);
        if (reply === "disconnect") simulator.disconnect(path);
        else simulator.reply(path, reply, { token: false });
        attachWith(provider);
        const error = await rejectionOf(api.get(PATH), TokenFetchError);
        expect(error.message, name).toMatch(expected);
        expectNoSecrets(error, error.cause, error.key);
        expect(error.config?.url).toBe(PATH);
        expect(simulator.calls.filter((call) => !isBusiness || call.path !== path)).toEqual([]);
      }),
    );
  });
});

test("what was sent to the endpoint stays reachable on the cause", async () => {
  const { api, simulator, expectNoSecrets } = await startWatched();
  simulator.fail(STABLE_TOKEN, 40125);
  const { cause, response } = await rejectionOf(api.get(PATH), TokenFetchError);
  const { config } = cause as { config?: { data?: unknown } };
  expect(JSON.parse(String(config?.data))).toMatchObject(APP);
  expect(response?.status).toBe(200);
  expectNoSecrets(cause);
});

test("the config of a TokenFetchError can be resent, once a token can be fetched", async () => {
  const clock = holdClock();
  const { api, simulator } = await startWatched();
  simulator.fail(STABLE_TOKEN, 40125, { times: 1 });
  const { config } = await rejectionOf(api.post(PATH, { n: 1 }), TokenFetchError);
  clock.pass(1_001);
  expect((await api.request(config ?? {})).data.errcode).toBe(0);
  expect(simulator.calls.map(({ body }) => body)).toEqual([{ n: 1 }]);
});

test("a token without its lifetime is not printed", async () => {
  const { api, simulator, expectNoSecrets } = await startWatched();
  simulator.reply(STABLE_TOKEN, { access_token: OWN });
  const error = await rejectionOf(api.get(PATH), TokenFetchError);
  expect(error.message).toContain("without an expires_in");
  expectNoSecrets(error);
});

test("nor is a refresh token that could not be saved", async () => {
  const { client, url, simulator, expectNoSecrets } = await startWatched();
  const api = client();
  const save = (token: string) => {
    throw Object.assign(new Error(`INSERT of ${token} failed`), { parameters: [token] });
  };
  simulator.reply("/cgi-bin/component/api_component_token", GRANTED);
  simulator.reply("/cgi-bin/component/api_authorizer_token", {
    authorizer_access_token: OWN,
    authorizer_refresh_token: OTHER,
    expires_in: 7200,
  });
  const provider = authorizerProvider({
    component: createTokenManager({ provider: component(url) }),
    component_appid: PLATFORM.component_appid,
    authorizer_appid: APP.appid,
    refreshToken: { load: () => "the-first-refresh-token", save },
    baseURL: url,
  });
  const events: unknown[] = [];
  attach(api, { provider, onRefresh: (event) => void events.push(event) });
  const error = await rejectionOf(api.get(PATH), TokenFetchError);
  expect(error.message).toContain("INSERT of [redacted] failed");
  expectNoSecrets(error, error.cause, events);
});

test("a user's own fetcher may throw an axios error of its token server, with its key on it", async () => {
  const { client, simulator, expectNoSecrets } = await startWatched();
  simulator.reply(
    "/token-server",
    simulatorReply({ status: 403, body: { error: `who is ${OTHER}? see ?access_token=${OWN}` } }),
    { token: false },
  );
  const api = client();
  attach(api, {
    provider: ({ http }) =>
      http
        .get("/token-server", { headers: { authorization: `Bearer ${OTHER}` }, params: { secret: OWN } })
        .then(({ data }) => data),
  });
  const error = await rejectionOf(api.get(PATH), TokenFetchError);
  expectNoSecrets(error, error.cause);
  expect(error.response?.status).toBe(403);
});
