import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createWechatSimulator } from "../../src/testing/index.ts";
import { adopt, end } from "../store/children.ts";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { startRedis, until } from "../store/redis-server.ts";

const FOLDER = fileURLToPath(new URL("../../examples/", import.meta.url));
const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
const TIMEOUT_MS = 60_000;

async function startWechat() {
  const simulator = createWechatSimulator(APP);
  const { url, close } = await simulator.listen();
  onTestFinished(close);
  const env = { WECHAT_APPID: APP.appid, WECHAT_SECRET: APP.secret, WECHAT_BASE_URL: url };
  return { simulator, env };
}

/** Starts an example as its reader would. */
function start(example: string, env: Record<string, string>) {
  const child = adopt(
    spawn(process.execPath, ["--import", "tsx", `${FOLDER}${example}.ts`], {
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: `${FOLDER}tsconfig.json`, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
  onTestFinished(() => end(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return { output: () => output, ended: once(child, "close").then(([code]) => ({ code, output })) };
}

const run = (example: string, env: Record<string, string>) => start(example, env).ended;

test("no example is longer than 40 lines, and each is run here", () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ts"));
  expect(files).toEqual([
    "central-token-client.ts",
    "central-token-server.ts",
    "cluster.ts",
    "redis-fleet.ts",
  ]);
  for (const file of files) {
    expect(readFileSync(`${FOLDER}${file}`, "utf8").trimEnd().split("\n").length, file).toBeLessThanOrEqual(
      40,
    );
  }
});

test("cluster: every worker asks stable_token, and all get the same", { timeout: TIMEOUT_MS }, async () => {
  const { simulator, env } = await startWechat();
  const { code, output } = await run("cluster", env);
  expect(output.match(/^worker \d: WeChat answered with 2 addresses$/gm)?.length, output).toBe(3);
  expect(code).toBe(0);
  expect(new Set(simulator.tokenCalls.map(({ issued }) => issued)).size).toBe(1);
});

describe.skipIf(WITHOUT_REDIS)("redis-fleet", () => {
  test("the first process fetches, the second takes it from Redis", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const outputs = [];
    for (let n = 0; n < 2; n += 1) outputs.push(await run("redis-fleet", { ...env, REDIS_URL: redis.url }));
    expect(outputs).toEqual(
      ["fetched", "store"].map((outcome) => ({
        code: 0,
        output: `token: missing, ${outcome}\nWeChat answered with 2 addresses\n`,
      })),
    );
    expect(simulator.tokenCalls.length).toBe(1);
  });
});

describe("central-token-server", () => {
  async function startServer() {
    const wechat = await startWechat();
    const key = { TOKEN_SERVER_KEY: "the-key-of-the-token-server" };
    const server = start("central-token-server", { ...wechat.env, ...key, PORT: "0" });
    await until(() => server.output().includes("listening"));
    const url = `http://127.0.0.1:${/port: (\d+)/.exec(server.output())?.[1]}`;
    const { WECHAT_BASE_URL } = wechat.env;
    return { ...wechat, url, client: { ...key, WECHAT_BASE_URL, TOKEN_SERVER_URL: url } };
  }

  test("fetches once for all its clients, and once more for a refused token", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, client } = await startServer();
    const first = await run("central-token-client", client);
    expect(first.output).toBe("token: missing, fetched\nWeChat answered with 2 addresses\n");
    expect(simulator.tokenCalls.length).toBe(1);

    // The server does not know, and hands the dead one out until a client tells it.
    simulator.revokeToken();
    const both = await Promise.all([
      run("central-token-client", client),
      run("central-token-client", client),
    ]);
    for (const { code, output } of both) {
      expect(output).toContain("WeChat answered with 2 addresses");
      expect(code).toBe(0);
    }
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("gives nothing to who does not have its key", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, url } = await startServer();
    const answer = await fetch(url, { method: "POST", headers: { Authorization: "Bearer undefined" } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: "who?" });
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test("does not start without a key", { timeout: TIMEOUT_MS }, async () => {
    const { env } = await startWechat();
    const { code, output } = await run("central-token-server", { ...env, PORT: "0" });
    expect(code).toBe(1);
    expect(output).toContain("Set TOKEN_SERVER_KEY");
  });
});
