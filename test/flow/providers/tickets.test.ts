import { describe, expect, test } from "vitest";
import {
  createTokenManager,
  jsapiTicketProvider,
  stableTokenProvider,
  TokenFetchError,
  type TokenProvider,
  wecomProvider,
} from "../../../src/index.ts";
import { APP, holdClock, rejectionOf, STABLE_TOKEN, startWechat, storm } from "../setup.ts";

const WECOM = { corpid: "ww0123456789abcdef", corpsecret: "0123456789abcdef-corpsecret" };

interface Kind {
  readonly provider: TokenProvider;
  readonly type: "jsapi" | "wx_card" | "agent_config";
  readonly path: string;
  readonly tokenPath: string;
  /** WeChat's response to a revoked token. */
  readonly rejected: number;
}

const MP = {
  provider: stableTokenProvider(APP),
  path: "/cgi-bin/ticket/getticket",
  tokenPath: STABLE_TOKEN,
  rejected: 40001,
};
const CORP = { provider: wecomProvider(WECOM), tokenPath: "/cgi-bin/gettoken", rejected: 40014 };

describe.each<[name: string, kind: Kind]>([
  ["an official account's jsapi ticket", { ...MP, type: "jsapi" }],
  ["an official account's wx_card ticket", { ...MP, type: "wx_card" }],
  ["WeCom's jsapi ticket", { ...CORP, type: "jsapi", path: "/cgi-bin/get_jsapi_ticket" }],
  ["WeCom's agent_config ticket", { ...CORP, type: "agent_config", path: "/cgi-bin/ticket/get" }],
])("%s", (_, { provider, type, path, tokenPath, rejected }) => {
  async function startTickets() {
    const wechat = await startWechat({}, { ...APP, ...WECOM });
    const tokens = createTokenManager({ provider, http: wechat.client() });
    const tickets = createTokenManager({
      provider: jsapiTicketProvider({ tokens, type }),
      http: wechat.client(),
    });
    return { ...wechat, tokens, tickets };
  }

  test("is fetched once for many callers, with one token, and again when it expires", async () => {
    const clock = holdClock();
    const { simulator, tickets } = await startTickets();
    const { values, failures } = await storm(50, () => tickets.get());
    expect(failures).toEqual([]);
    expect(new Set(values).size).toBe(1);
    expect(simulator.calls.map((call) => [call.path, call.errcode])).toEqual([[path, 0]]);
    expect(simulator.tokenCalls.map((call) => call.path)).toEqual([tokenPath]);
    clock.pass(7_200_000);
    expect(await tickets.get()).not.toBe(values[0]);
  });

  test("renews the account's token as well when that is invalid", async () => {
    const { simulator, tokens, tickets } = await startTickets();
    const dead = await tokens.get();
    simulator.revokeToken();
    expect((await storm(50, () => tickets.get())).failures).toEqual([]);
    expect(simulator.calls.map((call) => [call.path, call.errcode])).toEqual([
      [path, rejected],
      [path, 0],
    ]);
    expect(simulator.calls[0]?.query.access_token).toBe(dead);
    expect(simulator.tokenCalls).toHaveLength(2);
  });

  test("is replaced when a page reports it as invalid, once for all reports", async () => {
    const { simulator, tickets } = await startTickets();
    const dead = await tickets.get();
    simulator.revokeToken({ kind: "ticket" });
    const { values } = await storm(20, () => tickets.refresh(dead));
    expect(new Set(values).size).toBe(1);
    expect(values[0]).not.toBe(dead);
    expect(simulator.calls).toHaveLength(2);
  });

  test("of an account without a token is a TokenFetchError that names ticket and account", async () => {
    const { simulator, tickets, tokens } = await startTickets();
    simulator.fail(tokenPath, 40013);
    const error = await rejectionOf(tickets.get(), TokenFetchError);
    expect(error.key).toContain(`jsapi_ticket:${type}:`);
    expect(error.cause).toBeInstanceOf(TokenFetchError);
    expect((error.cause as TokenFetchError).cause).toMatchObject({ errcode: 40013 });
    expect(simulator.calls).toEqual([]);
    await rejectionOf(tokens.get(), TokenFetchError);
  });
});
