import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "../bundle.ts";
import { APP, errcodesOf, STABLE_TOKEN, startWechat, USER } from "./setup.ts";

/** Runs a fixture in a separate process until it exits by itself. */
async function run(fixture: string, url: string): Promise<{ code: unknown; output: string }> {
  const program = await bundle(new URL(`./fixtures/${fixture}.ts`, import.meta.url));
  const child = spawn(process.execPath, [program, url, APP.appid, APP.secret], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  return { code, output: output.trim() };
}

test("a process exits by itself when its calls have ended", async () => {
  const { simulator, url } = await startWechat();
  simulator.fail("*", 40001, { times: 1 });
  simulator.fail("*", -1, { times: 2 });
  expect(await run("calls", url)).toEqual({ code: 0, output: "timers 0" });
  expect(errcodesOf(simulator)).toEqual([40001, -1, -1, 0, 0, 0, 0, 0]);
});

test("a failing background renewal does not keep a process alive", async () => {
  // Nine tenths of this lifetime are within refreshAheadMs.
  const { simulator, url } = await startWechat({ expiresIn: 4 });
  simulator.setLatency(({ path }) => {
    if (path === USER) simulator.fail(STABLE_TOKEN, -1);
    return 0;
  });
  const { code, output } = await run("failing-renewal", url);
  expect(output).toMatch(/^busy \d timers 0$/);
  expect(code).toBe(0);
  expect(errcodesOf(simulator)).toEqual([0, 0]);
});

test("a call that waits for a token keeps its process alive until its response", async () => {
  const { simulator, url } = await startWechat();
  simulator.fail(STABLE_TOKEN, -1, { times: 1 });
  expect(await run("cold-and-busy", url)).toEqual({ code: 0, output: "errcode 0" });
  expect(simulator.tokenCalls.length).toBe(2);
});
