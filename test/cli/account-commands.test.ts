import { describe, expect, it, onTestFinished } from "vitest";
import { assertNoSecrets, createWechatSimulator } from "../../src/testing/index.ts";
import { run } from "./run.ts";

const APPID = "wx0123456789abcdef";
const SECRET = "a-secret-of-the-account";
const ESCAPE = "\u001b[";

async function startWechat() {
  const simulator = createWechatSimulator({ appid: APPID, secret: SECRET });
  const { url, close } = await simulator.listen();
  onTestFinished(close);
  return { simulator, url, env: { WECHAT_BASE_URL: url, WECHAT_APPID: APPID, WECHAT_SECRET: SECRET } };
}

describe("axios-wechat token", () => {
  it("shows when the token expires without printing it", async () => {
    const { simulator, env } = await startWechat();
    const { stdout, stderr, status } = await run(["token"], { ...env, TZ: "Asia/Shanghai" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout).toMatch(
      /^The access_token of wx0123456789abcdef is valid until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \((?:2 h|1 h 59 min)\)\.\n$/,
    );
    expect(simulator.tokenCalls).toMatchObject([{ path: "/cgi-bin/stable_token", force: false }]);
  });

  it("exits with status 1 on an errcode and says what to do", async () => {
    const { env } = await startWechat();
    const { stdout, stderr, status } = await run(["token"], { ...env, WECHAT_SECRET: "another-secret" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(/^40125 \w+ invalid appsecret.*\n\S.*\n$/);
  });
});

describe("axios-wechat quota", () => {
  it("shows the used and remaining quota of each path, with a bar", async () => {
    const { simulator, env } = await startWechat();
    simulator.limit("/cgi-bin/user/get", { perDay: 4 });
    const access_token = simulator.issueToken({ account: APPID });
    for (let call = 0; call < 3; call += 1) {
      await simulator.answer({
        method: "GET",
        path: "/cgi-bin/user/get",
        query: new URLSearchParams({ access_token }),
        headers: {},
        body: new Uint8Array(),
      });
    }
    const { stdout, status } = await run(
      ["quota", "/cgi-bin/user/get", `${env.WECHAT_BASE_URL}/cgi-bin/x?a=1`],
      env,
    );
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        "                   used     left",
        `/cgi-bin/user/get     3        1  ${"█".repeat(15)}${"░".repeat(5)} 75%`,
        `/cgi-bin/x            0  1000000  ${"░".repeat(20)} 0%`,
        "",
      ].join("\n"),
    );
  });

  it("shows a dozen common paths by default, and skips those that the account does not have", async () => {
    const { simulator, env } = await startWechat();
    simulator.fail("/cgi-bin/openapi/quota/get", 76022, { times: 1 });
    const { stdout, status } = await run(["quota"], env);
    expect(status).toBe(0);
    expect(stdout.match(/^\/\S+ .*%$/gm)).toHaveLength(12);
    expect(simulator.tokenCalls).toHaveLength(1);
  });

  it("exits with status 1 when WeChat returns an errcode for one of the paths", async () => {
    const { env } = await startWechat();
    const { stdout, stderr, status } = await run(["quota", "/sns/userinfo", "/cgi-bin/user/get"], env);
    expect({ stderr, status }).toEqual({ stderr: "", status: 1 });
    expect(stdout).toMatch(/^\/sns\/userinfo +76022 [\s\S]*^\/cgi-bin\/user\/get +0 /m);
  });
});

describe("axios-wechat rid", () => {
  async function failOnce() {
    const wechat = await startWechat();
    const access_token = wechat.simulator.issueToken({ account: APPID });
    wechat.simulator.fail("/cgi-bin/message/custom/send", 45015);
    const answer = await wechat.simulator.answer({
      method: "POST",
      path: "/cgi-bin/message/custom/send",
      query: new URLSearchParams({ access_token }),
      headers: { "content-type": "application/json" },
      body: Buffer.from('{"touser":"o1"}'),
    });
    return {
      ...wechat,
      access_token,
      ...(JSON.parse(String(Buffer.from(answer.body))) as { errmsg: string }),
    };
  }

  it("shows what WeChat recorded, without the token", async () => {
    const { env, errmsg, access_token } = await failOnce();
    const { stdout, status } = await run(["rid", errmsg], env);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^rid \w+-\w+-\w+\n/);
    expect(stdout).toMatch(/^ {2}Query {5}access_token=\[redacted\]$/m);
    expect(stdout).toMatch(/^ {2}Request {3}\{"touser":"o1"\}$/m);
    expect(stdout).toMatch(/^ {2}Response {2}\{"errcode":45015,/m);
    assertNoSecrets(stdout, [access_token]);
  });

  it.each([
    ["5fab84d2-09424a07-00bd7fe3", 1, /^76001 /],
    ["no rid", 2, /must be a rid/],
  ])("%j exits with status %i", async (rid, expected, reason) => {
    const { env } = await startWechat();
    const { stdout, stderr, status } = await run(["rid", rid], env);
    expect({ stdout, status }).toEqual({ stdout: "", status: expected });
    expect(stderr).toMatch(reason);
  });
});

describe("commands about an account", () => {
  it.each([["token"], ["quota"], ["rid 1-2-3"]])(
    "`%s` names the variables that are not set",
    async (words) => {
      const [english, chinese] = await Promise.all([
        run(words.split(" ")),
        run(words.split(" "), { LANG: "zh_CN.UTF-8", WECHAT_APPID: "wx1" }),
      ]);
      expect(english).toMatchObject({
        status: 1,
        stderr: "Set WECHAT_APPID and WECHAT_SECRET in the environment.\n",
      });
      expect(chinese).toMatchObject({ status: 1, stderr: "请设置环境变量 WECHAT_SECRET。\n" });
    },
  );

  it("reject an invalid base URL", async () => {
    const { env } = await startWechat();
    expect(await run(["token", "--base-url", "localhost"], env)).toMatchObject({ status: 1, stdout: "" });
  });

  it("print colors with FORCE_COLOR and none with NO_COLOR", async () => {
    const { env } = await startWechat();
    for (const command of ["token", "quota", "doctor"]) {
      const { stdout } = await run([command], { ...env, FORCE_COLOR: "1" });
      expect(stdout, command).toContain(ESCAPE);
      expect((await run([command], { ...env, NO_COLOR: "1" })).stdout, command).not.toContain(ESCAPE);
    }
  });

  it("use Chinese in a Chinese terminal", async () => {
    const { env } = await startWechat();
    const LANG = "zh_CN.UTF-8";
    const [token, quota, rid] = await Promise.all(
      ["token", "quota", "rid ?"].map((words) => run(words.split(" "), { ...env, LANG })),
    );
    expect(token?.stdout).toContain("有效期至");
    expect(quota?.stdout).toMatch(/已用 +剩余/);
    expect(rid?.stderr).toContain("必须是 rid");
  });

  it("never print a secret", async () => {
    const { simulator, env, url } = await startWechat();
    const access_token = simulator.issueToken({ account: APPID });
    const echo = `rejected access_token=${access_token} secret=${SECRET} ${SECRET} {"access_token":"${access_token}"}`;
    simulator.reply("/cgi-bin/openapi/rid/get", {
      request: { request_url: `access_token=${access_token}&a=1`, request_body: echo, response_body: echo },
    });
    simulator.fail("/cgi-bin/openapi/quota/get", 48001, { errmsg: echo });
    const redis = "redis://user:a-password-of-redis@127.0.0.1:1";
    const commands = [
      ["token"],
      ["quota"],
      ["quota", `${url}/cgi-bin/user/get?access_token=${access_token}`],
      ["rid", "1-2-3"],
      ["rid", `no rid access_token=${access_token}`],
      ["doctor", "--redis", redis],
      ["doctor", "--json", "--redis", redis],
    ];
    const printed: string[] = [];
    // At the same time: `doctor` waits for its Redis.
    const runAll = async (more: Record<string, string>) => {
      const all = await Promise.all(commands.map((command) => run(command, { ...env, ...more })));
      printed.push(...all.flatMap(({ stdout, stderr }) => [stdout, stderr]));
    };
    await runAll({});
    await runAll({ LANG: "zh_CN.UTF-8" });
    // WeChat echoes what it was sent.
    simulator.fail("/cgi-bin/stable_token", 40125, { errmsg: echo });
    await runAll({});
    const issued = simulator.tokenCalls.flatMap((call) => call.issued ?? []);
    assertNoSecrets(printed, [SECRET, access_token, "a-password-of-redis", ...issued]);
  });
});
