import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run, start } from "../cli/run.ts";
import { until } from "../store/redis-server.ts";
import { ACCOUNT_COMMANDS, runForAccount } from "./console-account.ts";

const PAGES = [
  { file: "docs/command-line.md", LANG: "en_US.UTF-8" },
  { file: "docs/zh/command-line.md", LANG: "zh_CN.UTF-8" },
] as const;
const SESSION = /^```console\n\$ npx axios-wechat (.+)\n([\s\S]*?)^```$/gm;

describe.each(PAGES)("$file", ({ file, LANG }) => {
  const page = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  const sessions = [...page.matchAll(SESSION)].map(([, command = "", output = ""]) => ({ command, output }));

  it("shows every command, and has no console block that is not tested here", () => {
    expect(sessions.length).toBe(page.match(/^```console$/gm)?.length);
    expect(new Set(sessions.map(({ command }) => command.split(" ")[0]))).toEqual(
      new Set(["explain", "simulate", ...ACCOUNT_COMMANDS]),
    );
  });

  it.each(sessions.filter(({ command }) => command.startsWith("explain")))(
    "shows what `$command` prints",
    async ({ command, output }) => {
      const { stdout, stderr } = await run(command.split(" "), { LANG });
      expect(stdout + stderr).toBe(output);
    },
  );

  it.each(sessions.filter(({ command }) => ACCOUNT_COMMANDS.includes(command.split(" ")[0] ?? "")))(
    "shows what `$command` prints about an account",
    async ({ command, output }) => {
      expect(await runForAccount(command, LANG)).toBe(output);
    },
  );

  it("shows how `simulate` starts and ends", async () => {
    const { output = "" } = sessions.find(({ command }) => command === "simulate") ?? {};
    // Port 3000 may be in use where the tests run.
    const { child, written, ended } = start(["simulate", "--port", "0"], { LANG });
    await until(() => /WECHAT_SECRET=.*\n\n$/.test(written.stdout) || child.exitCode !== null);
    child.kill("SIGINT");
    const { stdout } = await ended;
    const shown = output.replace(/^(?:\d\d:\d\d:\d\d .* errcode -?\d+ \d+ ms\n)+\^C/m, "");
    expect(stdout.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:3000")).toBe(shown);
  });
});
