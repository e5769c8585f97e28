import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { callWechat } from "../../examples/demo/real.ts";
import { createReport } from "../../examples/demo/report.ts";
import { columnsOf } from "../../examples/demo/wrap.ts";
import { createWechatSimulator } from "../../src/testing/index.ts";
import { skipTokenWaits } from "./setup.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs what `npm run demo` runs, without npm's own output. */
async function runDemo(env: Record<string, string>) {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: { demo: string };
  };
  const { WECHAT_APPID: _appid, WECHAT_SECRET: _secret, NODE_OPTIONS: _options, ...inherited } = process.env;
  const path = [join(root, "node_modules", ".bin"), inherited.PATH].join(delimiter);
  const child = spawn(scripts.demo, {
    shell: true,
    cwd: root,
    env: { ...inherited, PATH: path, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { ...output, status };
}

function recordingReport() {
  const lines: string[] = [];
  const report = createReport((line) => lines.push(line));
  return { report, text: () => lines.join("\n") };
}

describe("npm run demo", () => {
  it("shows every promise with the expected counters, in lines that fit a terminal", async () => {
    const { stdout, stderr, status } = await runDemo({});
    expect(stdout).toContain("✓ token fetches");
    expect(stdout).toContain("REPLY_WINDOW_EXPIRED");
    expect(stdout).toContain("回复时间超过限制");
    expect(stdout).not.toContain("✗");
    expect(stdout.split("\n").filter((line) => columnsOf(line) > 100)).toEqual([]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });

  it("requests the missing variable when only one of the account's two is set", async () => {
    const { stdout, status } = await runDemo({ WECHAT_APPID: "wx0123456789abcdef" });
    expect(stdout).toContain("✗ Set both WECHAT_APPID and WECHAT_SECRET");
    expect(status).toBe(1);
  });
});

describe("the demo's report", () => {
  it("exits with status 1 when a counter is wrong", () => {
    const { report, text } = recordingReport();
    report.check("calls that failed", 0, 0);
    report.check("token fetches", 1, 2);
    expect(report.finish()).toBe(1);
    expect(text()).toMatch(/✗ token fetches +expected 1, counted 2/);
    expect(text()).toContain("1 of 2 checks failed");
  });

  it("exits with status 0 when all counters are right", () => {
    const { report, text } = recordingReport();
    report.check("token fetches", 1, 1);
    expect(report.finish()).toBe(0);
    expect(text()).not.toContain("✗");
  });

  it("wraps long texts, including Chinese ones, at 100 columns", () => {
    const { report, text } = recordingReport();
    report.field("hint", "a word and another ".repeat(20));
    report.field("建议", "等用户再次互动，或改用模板、订阅消息；".repeat(10));
    const lines = text().split("\n");
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(100);
    expect(lines.length).toBeGreaterThan(6);
  });
});

describe("the demo with an account", () => {
  const account = { appid: "wx0123456789abcdef", secret: "the-right-secret" };

  async function callSimulated(secret: string) {
    const simulator = createWechatSimulator(account);
    const { url, close } = await simulator.listen();
    const { report, text } = recordingReport();
    await callWechat({ ...account, secret, baseURL: url }, report);
    await close();
    return { text: text(), status: report.finish() };
  }

  it("prints the number of addresses", async () => {
    const { text, status } = await callSimulated(account.secret);
    expect(text).toContain("✓ WeChat returned 2 IP addresses");
    expect(status).toBe(0);
  });

  it("reports a wrong secret and the fix, without the secret", async () => {
    const { text, status } = await callSimulated("a-wrong-secret");
    expect(text).toContain("TokenFetchError");
    expect(text).toMatch(/errcode +40125/);
    expect(text).toMatch(/hint +\S/);
    expect(text).not.toContain("a-wrong-secret");
    expect(status).toBe(1);
  });

  it("prints a readable error when WeChat cannot be reached", async () => {
    skipTokenWaits();
    const { report, text } = recordingReport();
    // Nothing listens on port 1.
    await callWechat({ ...account, baseURL: "http://127.0.0.1:1" }, report);
    expect(text()).toContain("ECONNREFUSED");
    expect(text()).toContain("network, DNS, proxy");
    expect(report.finish()).toBe(1);
  });
});
