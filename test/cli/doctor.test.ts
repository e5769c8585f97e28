import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { createWechatSimulator, simulatorReply } from "../../src/testing/index.ts";
import { selfSigned } from "../flow/self-signed.ts";
import { freePort } from "../free-port.ts";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { startRedis } from "../store/redis-server.ts";
import { type Environment, run } from "./run.ts";

const ACCOUNT = { appid: "wx0123456789abcdef", secret: "a-secret-of-the-account" };
const CHINESE = /\p{Script=Han}/u;
const HARMLESS = "/cgi-bin/get_api_domain_ip";

interface Result {
  readonly ok: boolean;
  readonly checks: readonly { id: string; status: string; message: string; next?: string }[];
}

async function startWechat() {
  const simulator = createWechatSimulator({ ...ACCOUNT, corpid: "ww1", corpsecret: "a-secret-of-wecom" });
  const { url, close } = await simulator.listen();
  onTestFinished(close);
  const env = { WECHAT_BASE_URL: url, WECHAT_APPID: ACCOUNT.appid, WECHAT_SECRET: ACCOUNT.secret };
  return { simulator, url, env };
}

/** The results of a run with --json, by the id of the check. */
async function diagnose(env: Environment, args: readonly string[] = [], cwd?: string) {
  const { stdout, stderr, status } = await run(["doctor", "--json", ...args], env, cwd);
  expect(stderr).toBe("");
  const { ok, checks } = JSON.parse(stdout) as Result;
  expect(status).toBe(ok ? 0 : 1);
  expect(ok).toBe(!checks.some((check) => check.status === "failed"));
  const byId = Object.fromEntries(checks.map(({ id, ...check }) => [id, check]));
  return { ok, byId, statuses: Object.fromEntries(checks.map((check) => [check.id, check.status])) };
}

const OK = { account: "ok", dns: "ok", connect: "ok", tls: "ok", clock: "ok", token: "ok" };

describe("axios-wechat doctor", () => {
  it("finds no problem with a working account", async () => {
    const { env, simulator } = await startWechat();
    const { statuses } = await diagnose(env);
    expect(statuses).toEqual({ ...OK, whitelist: "ok", call: "ok", quota: "ok" });
    expect(simulator.tokenCalls).toMatchObject([{ path: "/cgi-bin/stable_token", force: false }]);
    expect(simulator.calls.map(({ path }) => path)).toEqual([
      HARMLESS,
      HARMLESS,
      "/cgi-bin/openapi/quota/get",
    ]);
  });

  it("prints a line for each check, and one for the next step", async () => {
    const { env, simulator } = await startWechat();
    simulator.refuseIp("203.0.113.7");
    const { stdout, status } = await run(["doctor"], env);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ok {7}dns +127\.0\.0\.1 is an address$/m);
    expect(stdout).toMatch(/^failed {3}token +40164 IP_NOT_WHITELISTED/m);
    expect(stdout).toMatch(/^failed {3}whitelist +203\.0\.113\.7 is not .*\n +→ Add 203\.0\.113\.7 to /m);
    expect(stdout).toMatch(/\n\n7 checks, 2 failed, 0 warnings\.\n$/);
    expect(stdout).not.toMatch(CHINESE);
  });

  it("uses Chinese in a Chinese terminal, including the hints", async () => {
    const { env, simulator } = await startWechat();
    simulator.refuseIp("203.0.113.7");
    const { stdout } = await run(["doctor"], { ...env, LANG: "zh_CN.UTF-8" });
    expect(stdout).toMatch(/^失败 {2}whitelist .*\n +→ 请将 203\.0\.113\.7 加入/m);
    for (const line of stdout.trim().split("\n"))
      if (!/ account /.test(line)) expect(line).toMatch(/^$|\p{Script=Han}/u);
  });

  it("reports a wrong secret, and makes no call with it", async () => {
    const { env, simulator } = await startWechat();
    const { statuses, byId } = await diagnose({ ...env, WECHAT_SECRET: "another-secret" });
    expect(statuses).toEqual({ ...OK, token: "failed" });
    expect(byId.token).toMatchObject({
      message: expect.stringContaining("40125"),
      next: expect.stringMatching(/secret/i),
    });
    expect(simulator.calls).toHaveLength(1);
  });

  it("never forces a renewal, even if the token is rejected", async () => {
    const { env, simulator } = await startWechat();
    simulator.fail(HARMLESS, 42001);
    const { statuses } = await diagnose(env);
    expect(statuses).toMatchObject({ token: "ok", call: "failed" });
    expect(simulator.tokenCalls.filter(({ force }) => force)).toEqual([]);
  });

  it.each([
    ["behind", 2 * 3_600_000],
    ["ahead of", -120_000],
  ])("warns of a clock that is %s the server's", async (word, shiftMs) => {
    const { env, simulator } = await startWechat();
    const headers = { date: new Date(Date.now() + shiftMs).toUTCString() };
    simulator.reply(HARMLESS, simulatorReply({ headers, body: { ip_list: [] } }), { token: false });
    const { ok, byId } = await diagnose(env);
    expect(ok).toBe(true);
    expect(byId.clock).toMatchObject({
      status: "warning",
      message: expect.stringContaining(word),
      next: expect.any(String),
    });
  });

  it("ignores a difference of half a minute", async () => {
    const { env, simulator } = await startWechat();
    const headers = { date: new Date(Date.now() + 30_000).toUTCString() };
    simulator.reply(HARMLESS, simulatorReply({ headers, body: { ip_list: [] } }), { token: false });
    expect((await diagnose(env)).statuses.clock).toBe("ok");
  });

  it("reports that the daily quota of token requests is used up", async () => {
    const { env, simulator } = await startWechat();
    simulator.limit("/cgi-bin/stable_token", { perDay: 1 });
    expect((await diagnose(env)).byId.quota).toMatchObject({
      status: "failed",
      message: "1 of 1 token requests used today",
    });
    simulator.limit("/cgi-bin/stable_token", { perDay: 100 });
    simulator.fail("/cgi-bin/openapi/quota/get", 48001);
    expect((await diagnose(env)).statuses.quota).toBe("warning");
  });

  it("names the variables that are not set, and still checks the network", async () => {
    const { url } = await startWechat();
    const { statuses, byId } = await diagnose({ WECHAT_BASE_URL: url, WECHAT_APPID: "wx1" });
    expect(statuses).toEqual({ account: "failed", dns: "ok", connect: "ok", tls: "ok" });
    expect(byId.account?.message).toBe("not set: WECHAT_SECRET");
  });

  it("prefers --base-url to WECHAT_BASE_URL", async () => {
    const { env, url } = await startWechat();
    expect((await diagnose({ ...env, WECHAT_BASE_URL: "http://127.0.0.1:1" }, ["--base-url", url])).ok).toBe(
      true,
    );
  });

  it("checks a WeCom application", async () => {
    const { url, simulator } = await startWechat();
    const env = { WECOM_CORPID: "ww1", WECOM_CORPSECRET: "a-secret-of-wecom", WECHAT_BASE_URL: url };
    expect((await diagnose(env, ["--wecom"])).statuses).toEqual({ ...OK, whitelist: "ok", call: "ok" });
    expect(simulator.tokenCalls.map(({ path }) => path)).toEqual(["/cgi-bin/gettoken"]);
    simulator.fail(HARMLESS, 60020, { errmsg: "not allow to access from your ip, from ip: 203.0.113.9" });
    const { byId } = await diagnose(env, ["--wecom"]);
    expect(byId.whitelist).toMatchObject({ status: "failed", next: expect.stringContaining("203.0.113.9") });
  });
});

describe("a problem with the host", () => {
  const env = { WECHAT_APPID: ACCOUNT.appid, WECHAT_SECRET: ACCOUNT.secret };

  it("is a name that DNS does not know", async () => {
    const { statuses } = await diagnose(env, ["--base-url", "https://nowhere.invalid"]);
    expect(statuses).toEqual({ account: "ok", dns: "failed" });
  });

  it("is a connection that is not accepted", async () => {
    const { byId } = await diagnose(env, ["--base-url", `http://127.0.0.1:${await freePort()}`]);
    expect(byId.connect).toMatchObject({
      status: "failed",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    expect(byId.token).toBeUndefined();
  });

  it("is a self-signed certificate", async () => {
    const server = createServer(selfSigned("self-signed")).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { byId } = await diagnose(env, ["--base-url", `https://127.0.0.1:${port}`]);
    expect(byId.connect?.status).toBe("ok");
    expect(byId.tls).toMatchObject({
      status: "failed",
      message: expect.stringContaining("DEPTH_ZERO_SELF_SIGNED_CERT"),
      next: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
  });

  it("is reported for the proxy, if there is one", async () => {
    const port = await freePort();
    const proxied = { ...env, HTTPS_PROXY: `http://127.0.0.1:${port}` };
    const { byId } = await diagnose(proxied, ["--base-url", "https://nowhere.invalid"]);
    expect(byId.connect).toMatchObject({
      status: "failed",
      next: expect.stringContaining(`proxy 127.0.0.1:${port}`),
    });
    const exempt = { ...proxied, NO_PROXY: ".invalid" };
    expect((await diagnose(exempt, ["--base-url", "https://nowhere.invalid"])).statuses.dns).toBe("failed");
  });

  it("is a base URL that is not a URL", async () => {
    expect((await diagnose(env, ["--base-url", "api.weixin.qq.com"])).statuses).toEqual({
      account: "ok",
      dns: "failed",
    });
  });
});

describe.skipIf(WITHOUT_REDIS)("doctor --redis", () => {
  const REDIS_OK = { redis: "ok", "redis-script": "ok", "redis-lock": "ok" };

  async function start() {
    const [{ env }, redis] = await Promise.all([startWechat(), startRedis()]);
    onTestFinished(() => redis.close());
    return { env, redis };
  }

  it("tests a round trip, a script and a lock, and leaves no key behind", async () => {
    const { env, redis } = await start();
    expect((await diagnose(env, ["--redis", redis.url])).statuses).toMatchObject(REDIS_OK);
    for (const key of await redis.client.keys("*")) expect(await redis.client.pttl(key)).toBeGreaterThan(0);
  });

  it.each(["redis", "redis-4", "redis-5", "ioredis-4", "ioredis-5"])(
    "works with the %s of a project",
    async (name) => {
      const { env, redis } = await start();
      const project = mkdtempSync(join(tmpdir(), "doctor-"));
      onTestFinished(() => rmSync(project, { recursive: true }));
      mkdirSync(join(project, "node_modules"));
      const installed = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
      symlinkSync(installed, join(project, "node_modules", name.replace(/-\d$/, "")));
      expect((await diagnose(env, ["--redis", redis.url], project)).statuses).toMatchObject(REDIS_OK);
    },
  );

  it("reports that there is no server, and why", async () => {
    const { env } = await startWechat();
    const { byId } = await diagnose(env, ["--redis", `redis://127.0.0.1:${await freePort()}`]);
    expect(byId.redis).toMatchObject({ status: "failed", message: expect.stringContaining("ECONNREFUSED") });
    expect(byId.call?.status).toBe("ok");
  });

  it("reports a wrong password, and a user without permission to run scripts", async () => {
    const { env, redis } = await start();
    await redis.client.call("ACL", "SETUSER", "app", "on", ">a-password-of-redis", "~*", "+@all", "-eval");
    const url = (password: string) => redis.url.replace("//", `//app:${password}@`);
    const wrong = await diagnose(env, ["--redis", url("wrong-password")]);
    expect(wrong.byId.redis).toMatchObject({
      status: "failed",
      message: expect.stringContaining("WRONGPASS"),
    });
    const forbidden = await diagnose(env, ["--redis", url("a-password-of-redis")]);
    expect(forbidden.statuses).toMatchObject({ redis: "ok", "redis-script": "failed" });
    expect(forbidden.byId["redis-script"]?.next).toContain("EVAL");
  });

  it("does not print an invalid URL", async () => {
    const { env } = await startWechat();
    const { byId } = await diagnose(env, ["--redis", ":a-password@127.0.0.1"]);
    expect(byId.redis).toMatchObject({ status: "failed" });
    expect(JSON.stringify(byId)).not.toContain("a-password");
  });
});
