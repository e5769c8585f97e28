import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { errcodes, lookupErrcode } from "../../src/errcodes/index.ts";
import { command, environmentOf, run } from "./run.ts";

const packageJson = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const ESCAPE = "\u001b[";
const CHINESE = /\p{Script=Han}/u;

const whitelist = lookupErrcode(40164);

describe("axios-wechat explain", () => {
  it("prints code, name, class, meaning, hint and the plugin's action, in both languages", async () => {
    const { stdout, stderr, status } = await run(["explain", "40164"]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    for (const text of [
      "40164 IP_NOT_WHITELISTED",
      "CredentialError",
      whitelist?.en,
      whitelist?.zh,
      whitelist?.hint?.en,
      whitelist?.hint?.zh,
      "Throws immediately",
      "立即抛出异常",
    ]) {
      expect(stdout).toContain(text);
    }
  });

  it.each([[["explain", "-1"]], [["explain", "--", "-1"]], [["explain", "-1", "--lang", "en"]]])(
    "does not take -1 for an option: %j",
    async (args) => {
      const { stdout, stderr, status } = await run(args);
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(stdout).toMatch(/^-1 SYSTEM_BUSY /);
      expect(stdout).toContain("Retries up to 3 times");
    },
  );

  it("distinguishes 40001 of official accounts from 40001 of WeCom", async () => {
    const { stdout } = await run(["explain", "40001", "--lang", "en"]);
    const [mp, wecom] = stdout.split(/^(?=40001 WECOM)/m);
    expect(mp).toMatch(/AccessTokenError[\s\S]*Renews the access_token and resends the request once/);
    expect(wecom).toMatch(/CredentialError[\s\S]*Throws immediately, without a new token/);
  });

  it("accepts a name in several words, without quotes", async () => {
    const { stdout } = await run(["explain", "invalid", "openid"]);
    expect(stdout).toMatch(/^40003 INVALID_OPENID /);
  });

  it("searches Chinese texts for a Chinese word, and prints one line for each match", async () => {
    const { stdout, status } = await run(["explain", "白名单"]);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    const matches = errcodes.filter(({ zh, hint }) => `${zh} ${hint?.zh}`.includes("白名单"));
    expect(lines.length).toBeGreaterThanOrEqual(matches.length);
    for (const { code, name, en, zh } of matches) {
      expect(lines.filter((line) => line.includes(`${code}  ${name} `))[0]).toContain(`${en} / ${zh}`);
    }
  });

  it("searches English texts for an English word", async () => {
    const { stdout } = await run(["explain", "whitelist", "--lang", "en"]);
    expect(stdout).toMatch(/^ *40164 {2}IP_NOT_WHITELISTED +The caller IP is not on the whitelist$/m);
  });
});

describe("the language", () => {
  const first = (stdout: string) =>
    stdout.indexOf(whitelist?.zh ?? "") < stdout.indexOf(whitelist?.en ?? "") ? "zh" : "en";

  it.each([
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "en_US.UTF-8" }, "en"],
    [{ LANG: "en_US.UTF-8", LC_ALL: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "zh_CN.UTF-8", LC_MESSAGES: "C" }, "en"],
  ])("is both with %j, %s first", async (env, language) => {
    const { stdout } = await run(["explain", "40164"], env);
    expect(stdout).toContain(whitelist?.zh);
    expect(stdout).toContain(whitelist?.en);
    expect(first(stdout)).toBe(language);
  });

  it("is the one of --lang, whatever the terminal's language is", async () => {
    const [english, chinese] = await Promise.all([
      run(["explain", "40164", "--lang", "en"], { LANG: "zh_CN.UTF-8" }),
      run(["explain", "--lang=zh", "40164"]),
    ]);
    expect(english.stdout).toContain(whitelist?.en);
    expect(english.stdout).not.toMatch(CHINESE);
    expect(chinese.stdout).toContain(whitelist?.zh);
    expect(chinese.stdout).not.toContain(whitelist?.en);
  });

  it("of the help is the terminal's", async () => {
    const [english, chinese] = await Promise.all([run(["--help"]), run(["--help"], { LANG: "zh_CN.UTF-8" })]);
    expect(english.stdout).not.toMatch(CHINESE);
    expect(chinese.stdout).toContain("解释返回码");
  });
});

describe("explain --json", () => {
  it("prints nothing but an array", async () => {
    const { stdout, stderr, status } = await run(["explain", "40001", "--json", "--lang", "zh"]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(JSON.parse(stdout)).toMatchObject([
      { code: 40001, name: "INVALID_CREDENTIAL", class: "AccessTokenError", plugin: { action: "renew" } },
      { code: 40001, name: "WECOM_INVALID_SECRET", class: "CredentialError", plugin: { action: "throw" } },
    ]);
  });

  it("prints an empty array for an unknown query, and an error to stderr", async () => {
    const { stdout, stderr, status } = await run(["explain", "99999", "--json"]);
    expect({ stdout, status }).toEqual({ stdout: "[]\n", status: 1 });
    expect(stderr).toContain('"99999": not in the catalog');
  });
});

describe("an explanation with extra information", () => {
  it("has the window of a limit", async () => {
    const { stdout } = await run(["explain", "45011", "--lang", "en"]);
    expect(stdout).toMatch(/^ {2}Window {3}a minute: wait for the next one$/m);
  });

  it("has the previous names, which still find the entry", async () => {
    const [aliased, searched, logged] = await Promise.all([
      run(["explain", "kf account banned", "--lang", "en"]),
      run(["explain", "account_ban", "--lang", "en"]),
      run(["explain", "12:00 failed: 40201 KF_ACCOUNT_BANNED: no", "--json"]),
    ]);
    expect(aliased.stdout).toMatch(
      /^40201 SENSITIVE_OPERATION_BLOCKED [\s\S]*^ {2}Was {6}KF_ACCOUNT_BANNED$/m,
    );
    expect(searched.stdout).toContain("SENSITIVE_OPERATION_BLOCKED");
    expect(JSON.parse(logged.stdout)).toContainEqual(
      expect.objectContaining({ code: 40201, aliases: ["KF_ACCOUNT_BANNED"], window: null }),
    );
  });
});

describe("an unknown query", () => {
  it("exits with status 1 and prints similar names to stderr", async () => {
    const { stdout, stderr, status } = await run(["explain", "invald_openid"]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toContain("not in the catalog / 没有收录");
    expect(stderr).toMatch(/^ *40003 {2}INVALID_OPENID /m);
  });

  it("may also be a number", async () => {
    const { stderr, status } = await run(["explain", "40242", "--lang", "en"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^40241 {2}DUPLICATE_MESSAGE /m);
    expect(stderr).not.toMatch(CHINESE);
  });
});

describe("invalid arguments", () => {
  it.each([
    [["explain", "40164", "--lang", "fr"], "option '--lang <language>' argument 'fr' is invalid"],
    [["explain", "40164", "--nope"], "unknown option '--nope'"],
    [["explain"], "missing required argument"],
    [["explain"], "axios-wechat explain 40164"],
    [["expalin", "40164"], "Did you mean explain?"],
  ])("%j exits with status 2 and prints the reason to stderr", async (args, reason) => {
    const { stdout, stderr, status } = await run(args);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain(reason);
  });

  it("an empty command line prints the help to stderr and exits with status 1", async () => {
    const { stdout, stderr, status } = await run([]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(/explain [\s\S]*simulate /);
  });
});

describe("--help and --version", () => {
  it("--help names both commands, and each command has its own help", async () => {
    const [all, explain, simulate] = await Promise.all([
      run(["--help"]),
      run(["explain", "--help"]),
      run(["simulate", "--help"]),
    ]);
    for (const { stderr, status } of [all, explain, simulate]) {
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    }
    expect(all.stdout).toMatch(/explain [\s\S]*simulate /);
    for (const option of ["--json", "--lang"]) expect(explain.stdout).toContain(option);
    for (const option of ["--port", "--appid", "--secret", "--latency"]) {
      expect(simulate.stdout).toContain(option);
    }
  });

  it("--version prints the version of the package", async () => {
    expect(await run(["--version"])).toEqual({ stdout: `${packageJson.version}\n`, stderr: "", status: 0 });
  });
});

describe("without `explain`", () => {
  it.each([[["40164"]], [["40164", "--lang", "en"]]])("explains a number alone: %j", async (args) => {
    const { stdout, status } = await run(args);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^40164 IP_NOT_WHITELISTED /);
  });

  it("explains a path alone", async () => {
    const { stdout, status } = await run(["/cgi-bin/user/delete", "--lang", "en"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^GET \/cgi-bin\/user\/delete \(wecom\)\n[\s\S]*Not repeatable[\s\S]*path\/90198/);
  });
});

it.each(["explain", "explain -"])("`%s` reads its standard input", async (words) => {
  const line = `12:00:01 pid 40013 {"errcode":45015,"errmsg":"response out of time limit"}`;
  const program = command()
    .map((word) => `'${word}'`)
    .join(" ");
  const { stdout } = await promisify(execFile)("sh", ["-c", `echo '${line}' | ${program} ${words}`], {
    env: environmentOf({}),
  });
  expect(stdout.match(/^\S+ [A-Z_]+ \(/gm)).toEqual(["45015 REPLY_WINDOW_EXPIRED ("]);
});

describe("in a Chinese terminal,", () => {
  const LANG = "zh_CN.UTF-8";
  it.each([
    [["explain", "40164", "--nope"], "错误：没有选项 '--nope'"],
    [["expalin", "x"], "错误：没有命令 'expalin'\n（您要输入的是不是 explain？）"],
    [["explain"], "错误：缺少参数"],
    [["explain", "1", "--lang", "fr"], "错误：选项 '--lang <language>' 的值 'fr' 无效。 可选值：en, zh。"],
    [["simulate", "--port", "x"], "错误：选项 '--port <port>' 的值 'x' 无效。 必须是 0 到 65535 的整数。"],
    [["simulate", "--port"], "错误：选项 '--port <port>' 缺少值"],
  ])("the error for %j is in Chinese", async (args, reason) => {
    const { stderr, status } = await run(args, { LANG });
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/error|argument|Did you mean/);
  });

  it("the help is in Chinese", async () => {
    const { stdout } = await run(["explain", "--help"], { LANG });
    for (const title of ["用法：", "参数：", "选项：", "显示帮助"]) expect(stdout).toContain(title);
  });
});

/** Newer versions of node print it when both variables are set. */
const NODES_OWN_WARNING = /^\(node:\d+\) Warning: The 'NO_COLOR' env is ignored.*\n\(Use .*\n/;

describe("colors", () => {
  it("are not written to a pipe, and no warning is printed about that", async () => {
    const { stdout, stderr } = await run(["explain", "40164"]);
    expect(stdout).not.toContain(ESCAPE);
    expect(stderr).toBe("");
  });

  it("are written with FORCE_COLOR, unless NO_COLOR is set", async () => {
    const [forced, neither] = await Promise.all([
      run(["explain", "40164"], { FORCE_COLOR: "1" }),
      run(["explain", "40164"], { FORCE_COLOR: "1", NO_COLOR: "1" }),
    ]);
    expect(forced.stdout).toContain(ESCAPE);
    expect(neither.stdout).not.toContain(ESCAPE);
    expect([forced.status, neither.status]).toEqual([0, 0]);
    expect(forced.stderr).toBe("");
    expect(neither.stderr.replace(NODES_OWN_WARNING, "")).toBe("");
  });
});

it("exits quietly when the reader closes the pipe, as `head` does", async () => {
  // Most errcodes as JSON: more than a pipe holds.
  const program = command()
    .map((word) => `'${word}'`)
    .join(" ");
  const { stdout, stderr } = await promisify(execFile)(
    "sh",
    ["-c", `${program} explain e --json | head -n 1`],
    {
      env: environmentOf({}),
    },
  );
  expect({ stdout, stderr }).toEqual({ stdout: "[\n", stderr: "" });
});
