import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "vitest";
import { USER } from "../wechat.mjs";

export const fileOf = (name) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url));

/** Runs a program. Resolves with the JSON that it prints. */
export async function run(file, { env }, platform = "node") {
  const files = platform === "browser" ? [fileOf("run-as-in-browser"), file] : [file];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, files, { env });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Runs `programs/calls`. Resolves with what it printed, and with the requests that the simulator received. */
export async function runCalls(file, wechat, platform) {
  const { simulator } = wechat;
  simulator.reset();
  simulator.reply(USER, ({ query }) => {
    if (query.get("openid") === "?") return { errcode: 40003, errmsg: "invalid openid" };
    simulator.expireToken();
    return { nickname: "Li" };
  });
  simulator.fail("/cgi-bin/user/get", -1, { times: 1 });
  const printed = await run(file, wechat, platform);
  return {
    printed,
    calls: simulator.calls.map(({ path, errcode }) => `${path.split("/").at(-1)} ${errcode}`),
    tokenFetches: simulator.tokenCalls.length,
  };
}

/** The result of `programs/calls`, bundled or not: minified code has the same names, codes, hints and messages. */
export const CALLS = {
  printed: {
    user: { nickname: "Li" },
    name: "UserError",
    code: "ERR_WECHAT_USER",
    errcode: 40003,
    hint: { en: expect.stringContaining("OpenID"), zh: expect.stringContaining("OpenID") },
    docs: expect.stringContaining("https://developers.weixin.qq.com/"),
    message: expect.stringMatching(
      /^GET \/cgi-bin\/user\/info failed: 40003 INVALID_OPENID: invalid openid\./,
    ),
    header: expect.stringMatching(/^UserError: GET \/cgi-bin\/user\/info failed/),
    isUserError: true,
  },
  calls: ["info 0", "send 42001", "send 0", "get -1", "get 0", "info 40003"],
  tokenFetches: 2,
};
