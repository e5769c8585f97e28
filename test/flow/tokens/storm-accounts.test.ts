import { describe, expect, test } from "vitest";
import { clientCredentialProvider, type TokenProvider, wecomProvider } from "../../../src/index.ts";
import type { TokenKind } from "../../../src/testing/index.ts";
import { APP, errcodesOf, type Flow, SEND, startFlow, storm, tally } from "../setup.ts";

// The token storm with endpoints where each fetch invalidates the previous token, and where 40014 is the rejection.

const FEWER = 100;

interface Account {
  readonly account: string;
  readonly provider: TokenProvider | undefined;
  readonly kind: TokenKind;
  readonly rejection: number;
  readonly adapter: "http" | "fetch";
  readonly count: number;
}

const accounts: Account[] = [
  {
    account: "cgi-bin/token",
    provider: clientCredentialProvider(APP),
    kind: "plain",
    rejection: 40001,
    adapter: "http",
    count: 300,
  },
  {
    account: "WeCom",
    provider: wecomProvider({ corpid: "ww1", corpsecret: "corpsecret-0123456789" }),
    kind: "wecom",
    rejection: 40014,
    adapter: "http",
    count: 300,
  },
  {
    account: "the fetch adapter",
    provider: undefined,
    kind: "stable",
    rejection: 40001,
    adapter: "fetch",
    count: 100,
  },
];

async function startWarm({ provider, adapter }: Account) {
  const flow = await startFlow({ provider }, { axios: { adapter } });
  await flow.api.post(SEND, {});
  return flow;
}

async function expectOneFetch({ simulator, api }: Flow, { count, rejection }: Account) {
  const { failures } = await storm(count, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(2);
  const responses = tally(errcodesOf(simulator));
  expect(responses.get(0)).toBe(count + 1);
  expect(responses.get(rejection)).toBeGreaterThan(0);
  expect(responses.get(rejection)).toBeLessThanOrEqual(count);
}

describe.each(accounts)(
  "with $account, any number of concurrent calls with an invalid token costs one fetch",
  (account) => {
    test(`when it was revoked (${account.count} calls)`, async () => {
      const flow = await startWarm(account);
      flow.simulator.revokeToken({ kind: account.kind });
      await expectOneFetch(flow, account);
    });

    test("when it has expired", async () => {
      const flow = await startWarm(account);
      flow.simulator.expireToken({ kind: account.kind });
      await expectOneFetch(flow, { ...account, rejection: 42001, count: FEWER });
    });

    test("also when a tenth of the rejections arrive 300 ms late", async () => {
      const flow = await startWarm(account);
      flow.simulator.revokeToken({ kind: account.kind });
      let rejections = 0;
      let late = 0;
      flow.simulator.setLatency(({ errcode }) => {
        if (errcode !== account.rejection) return 0;
        rejections += 1;
        if (rejections % 10 !== 0) return 0;
        late += 1;
        return 300;
      });
      await expectOneFetch(flow, { ...account, count: FEWER });
      expect(late).toBeGreaterThan(0);
    });
  },
);

test("a token that WeChat calls malformed, 40014, is renewed like an invalid one", async () => {
  const handedOut: string[] = [];
  const { api, simulator } = await startFlow({
    provider: async () => {
      handedOut.push(handedOut.length === 0 ? "not a token" : simulator.issueToken());
      return { access_token: handedOut.at(-1) ?? "", expires_in: 7200 };
    },
  });
  const { failures } = await storm(100, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(handedOut.length).toBe(2);
  expect(tally(errcodesOf(simulator))).toEqual(
    new Map([
      [40014, 100],
      [0, 100],
    ]),
  );
});
