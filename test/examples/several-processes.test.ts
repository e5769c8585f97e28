import { describe, expect, onTestFinished, test } from "vitest";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { startRedis } from "../store/redis-server.ts";
import { run, startServer, startWechat, TIMEOUT_MS, temporaryFolder } from "./start.ts";

test("cluster: every worker calls stable_token, and all get the same token", {
  timeout: TIMEOUT_MS,
}, async () => {
  const { simulator, env } = await startWechat();
  const { code, output } = await run("cluster", env);
  expect(output.match(/^worker \d: WeChat returned 2 IP addresses$/gm)?.length, output).toBe(3);
  expect(code).toBe(0);
  expect(new Set(simulator.tokenCalls.map(({ issued }) => issued)).size).toBe(1);
});

/** What the first of several processes prints, and what the second one prints. */
const FETCHED_ONCE = ["fetched", "store"].map((outcome) => ({
  code: 0,
  output: expect.stringMatching(new RegExp(`^token:.* ${outcome}\nWeChat returned 2 IP addresses\n$`)),
}));

describe.skipIf(WITHOUT_REDIS)("redis-fleet", () => {
  test("the first process fetches, the second reads the token from Redis", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startWechat();
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const outputs = [];
    for (let n = 0; n < 2; n += 1) outputs.push(await run("redis-fleet", { ...env, REDIS_URL: redis.url }));
    expect(outputs).toEqual(FETCHED_ONCE);
    expect(simulator.tokenCalls.length).toBe(1);
  });
});

test("custom-store: the first run fetches, the second finds the token in the folder", {
  timeout: TIMEOUT_MS,
}, async () => {
  const { simulator, env } = await startWechat();
  const folder = temporaryFolder();
  const outputs = [];
  for (let n = 0; n < 2; n += 1) outputs.push(await run("custom-store", { ...env, TOKEN_FOLDER: folder }));
  expect(outputs).toEqual(FETCHED_ONCE);
  expect(simulator.tokenCalls.length).toBe(1);
});

describe("central-token-server", () => {
  async function startTokenServer() {
    const wechat = await startWechat();
    const key = { TOKEN_SERVER_KEY: "the-key-of-the-token-server" };
    const { url } = await startServer("central-token-server", { ...wechat.env, ...key });
    const { WECHAT_BASE_URL } = wechat.env;
    return { ...wechat, url, client: { ...key, WECHAT_BASE_URL, TOKEN_SERVER_URL: url } };
  }

  test("fetches once for all clients, and once more for a rejected token", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, client } = await startTokenServer();
    const first = await run("central-token-client", client);
    expect(first.output).toBe("token: missing, fetched\nWeChat returned 2 IP addresses\n");
    expect(simulator.tokenCalls.length).toBe(1);

    // The server returns the revoked token until a client reports it.
    simulator.revokeToken();
    const both = await Promise.all([
      run("central-token-client", client),
      run("central-token-client", client),
    ]);
    for (const { code, output } of both) {
      expect(output).toContain("WeChat returned 2 IP addresses");
      expect(code).toBe(0);
    }
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("rejects clients without the key", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, url } = await startTokenServer();
    const response = await fetch(url, { method: "POST", headers: { Authorization: "Bearer undefined" } });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: "unauthorized" });
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test("does not start without a key", { timeout: TIMEOUT_MS }, async () => {
    const { env } = await startWechat();
    const { code, output } = await run("central-token-server", { ...env, PORT: "0" });
    expect(code).toBe(1);
    expect(output).toContain("Set TOKEN_SERVER_KEY");
  });
});
