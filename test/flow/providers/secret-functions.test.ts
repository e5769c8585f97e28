import { describe, expect, test } from "vitest";
import { TokenFetchError } from "../../../src/index.ts";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { APP, attach, holdClock, rejectionOf, startWechat, storm, USER } from "../setup.ts";

const { appid } = APP;

describe("a function for options.secret", () => {
  test("is called once for each token, not for each call", async () => {
    let asked = 0;
    const { simulator, client } = await startWechat();
    const api = client();
    const secret = async () => {
      asked += 1;
      return APP.secret;
    };
    attach(api, { appid, secret });
    expect((await storm(50, () => api.get(USER))).failures).toEqual([]);
    expect(asked).toBe(1);
    simulator.revokeToken();
    expect((await storm(50, () => api.get(USER))).failures).toEqual([]);
    expect(asked).toBe(2);
  });

  test("replaces a secret without a restart", async () => {
    const clock = holdClock();
    const { client } = await startWechat();
    const api = client();
    const vault = { secret: "the-old-secret-0123456789" };
    const events: unknown[] = [];
    attach(api, { appid, secret: () => vault.secret, onRefresh: (event) => void events.push(event) });
    const error = await rejectionOf(api.get(USER), TokenFetchError);
    expect(error.cause).toMatchObject({ errcode: 40125 });
    assertNoSecrets([error, error.cause, events], [vault.secret]);
    vault.secret = APP.secret;
    clock.pass(1_001);
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test.each<[string, () => unknown, RegExp]>([
    ["returns nothing", () => undefined, /secret\(\) must return a non-empty string, got undefined$/],
    ["resolves with null", async () => null, /secret\(\) must return a non-empty string, got null$/],
    [
      "returns a trailing line break",
      () => `${APP.secret}\n`,
      /without white space around it, got a string with/,
    ],
    [
      "throws",
      () => Promise.reject(new Error("the vault is sealed")),
      /secret\(\) failed: the vault is sealed$/,
    ],
  ])("that %s is a TokenFetchError of the account, and no request is made", async (_, returns, message) => {
    let asked = 0;
    const { simulator, client } = await startWechat();
    const api = client();
    const secret = () => {
      asked += 1;
      return returns() as string;
    };
    attach(api, { appid, secret });
    const { failures } = await storm(20, () => api.get(USER));
    expect(failures).toHaveLength(20);
    const error = await rejectionOf(api.get(USER), TokenFetchError);
    expect(error.message).toMatch(message);
    expect(error.key).toBe(`stable_token:${appid}`);
    assertNoSecrets([error, error.cause, ...failures], [APP.secret]);
    expect([...simulator.tokenCalls, ...simulator.calls]).toEqual([]);
    // The failure is remembered for a second, and no function is called again and again.
    expect(asked).toBe(1);
  });
});
