import {
  PartialFailureError,
  partialFailures,
  stableTokenProvider,
  TokenFetchError,
  tokenManagers,
} from "axios-wechat";
import { equal, rejectionOf } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { type Scene, USER } from "../scene/scene.ts";

const BATCH = "/cgi-bin/message/send";

function manyAccounts({ attach, account }: Scene) {
  const accounts = tokenManagers({
    provider: (appid) =>
      stableTokenProvider({ appid, secret: appid === "wrong" ? "not-it" : account.secret }),
  });
  return attach({ accounts, accountOf: ({ headers }) => headers.get("X-Account") as string | undefined });
}

/** Many accounts on one instance. */
export const accounts: Group = {
  "each account has its own token, fetched once": async (scene) => {
    const api = manyAccounts(scene);
    const names = ["wx1", "wx2", "wx1", "wx2"];
    await Promise.all(names.map((account) => api.get(USER, { wechat: { account } })));
    const asked = (await scene.simulator.tokenCalls()).map(({ body }) => (body as { appid: string }).appid);
    equal(asked.sort(), ["wx1", "wx2"]);
    equal(new Set((await scene.simulator.calls()).map(({ query }) => query.access_token)).size, 2);
  },
  "accountOf says whose a call is, and an error names it": async (scene) => {
    const api = manyAccounts(scene);
    await scene.simulator.fail(USER, 45015);
    const error = await api.get(USER, { headers: { "X-Account": "wx1" } }).catch((reason) => reason);
    equal(error.account, "wx1");
  },
  "a call without an account is a TypeError": async (scene) => {
    await rejectionOf(manyAccounts(scene).get(USER), TypeError);
  },
  "a dead secret of one costs the others nothing": async (scene) => {
    const api = manyAccounts(scene);
    const [bad, good] = await Promise.allSettled([
      api.get(USER, { wechat: { account: "wrong" } }),
      api.get(USER, { wechat: { account: "wx1" } }),
    ]);
    equal(good?.status, "fulfilled");
    await rejectionOf(
      bad?.status === "rejected" ? Promise.reject(bad.reason) : Promise.resolve(),
      TokenFetchError,
    );
  },
};

/** A success that left something undone. */
export const partial: Group = {
  "partialFailures says what was not done": async ({ simulator, attach }) => {
    await simulator.reply(BATCH, { body: { errcode: 0, invaliduser: "lisi|wangwu" } });
    const response = await attach({ product: "wecom" }).post(BATCH, {});
    equal(
      partialFailures(response).map(({ field, value }) => [field, value]),
      [
        ["invaliduser", "lisi"],
        ["invaliduser", "wangwu"],
      ],
    );
  },
  "rejectPartial rejects, once, and is not retried": async ({ simulator, attach }) => {
    await simulator.reply(BATCH, { body: { errcode: 0, invaliduser: "lisi" } });
    const error = await rejectionOf(
      attach({ product: "wecom", rejectPartial: true }).post(BATCH, {}),
      PartialFailureError,
    );
    equal([error.failures.length, (await simulator.calls()).length], [1, 1]);
  },
};
