import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { adopt, end } from "../store/children.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const dependencies = ["axios", "axios-retry", "p-retry", "typescript", "@types"];

/** An empty project that has the built package, and the repository's own copies of what it needs. */
async function createProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), "axios-wechat-pack-"));
  const installed = join(project, "node_modules", "axios-wechat");
  await mkdir(installed, { recursive: true });
  await run(
    process.execPath,
    [join(root, "node_modules/tsdown/dist/run.mjs"), "--out-dir", join(installed, "dist")],
    {
      cwd: root,
    },
  );
  await cp(join(root, "package.json"), join(installed, "package.json"));
  for (const name of dependencies) {
    await symlink(join(root, "node_modules", name), join(project, "node_modules", name));
  }
  return project;
}

/** What every format must do: throw errors that are instances of the axios of that format. */
const body = `
const api = axios.create({ adapter: async (config) => ({ data: '{"errcode":40003,"errmsg":"invalid openid"}', status: 200, statusText: "OK", headers: {}, config }) });
attachWechat(api, { retry: false });
api.get("/cgi-bin/user/info").catch((error) => {
  const answer = {
    axiosError: error instanceof axios.AxiosError,
    wechatError: error instanceof WechatError,
    narrowed: isWechatApiError(error, "INVALID_OPENID"),
    entry: lookupErrcode(40003).name,
  };
  console.log(JSON.stringify(answer));
});
`;
const expected = { axiosError: true, wechatError: true, narrowed: true, entry: "INVALID_OPENID" };

describe("the built package", () => {
  let project = "";
  beforeAll(async () => {
    project = await createProject();
  }, 120_000);
  afterAll(() => rm(project, { recursive: true, force: true }));

  async function node(file: string, source: string): Promise<unknown> {
    await writeFile(join(project, file), source);
    const { stdout, stderr } = await run(process.execPath, [file], { cwd: project });
    expect(stderr).toBe("");
    return JSON.parse(stdout);
  }

  it("works from an ES module, with the AxiosError that this format imports", async () => {
    const source = `
import axios from "axios";
import { attachWechat, isWechatApiError, WechatError } from "axios-wechat";
import { lookupErrcode } from "axios-wechat/errcodes";
${body}`;
    expect(await node("esm.mjs", source)).toEqual(expected);
  });

  it("works from CommonJS, with the AxiosError that this format requires", async () => {
    const source = `
const axios = require("axios");
const { attachWechat, isWechatApiError, WechatError } = require("axios-wechat");
const { lookupErrcode } = require("axios-wechat/errcodes");
${body}`;
    expect(await node("cjs.cjs", source)).toEqual(expected);
  });

  it("knows an error of its other format, where instanceof does not", async () => {
    const source = `
const axios = require("axios");
const { attachWechat, WechatError } = require("axios-wechat");
const api = axios.create({ adapter: async (config) => ({ data: '{"errcode":40003}', status: 200, statusText: "OK", headers: {}, config }) });
attachWechat(api, { retry: false });
Promise.all([import("axios-wechat"), api.get("/x").catch((error) => error)]).then(([esm, error]) => {
  console.log(JSON.stringify({ brand: esm.isWechatApiError(error, 40003), instance: error instanceof esm.WechatError }));
});`;
    expect(await node("mixed.cjs", source)).toEqual({ brand: true, instance: false });
  });

  it("has a program that runs without axios, and a simulator in it that does", async () => {
    const bare = join(project, "bare", "node_modules");
    await cp(join(project, "node_modules", "axios-wechat"), join(bare, "axios-wechat"), { recursive: true });
    await symlink(join(root, "node_modules", "commander"), join(bare, "commander"));
    const { bin } = JSON.parse(await readFile(join(bare, "axios-wechat", "package.json"), "utf8"));
    const program = join(bare, "axios-wechat", bin["axios-wechat"]);

    const { stdout, stderr } = await run(program, ["explain", "-1", "--lang", "en"]);
    expect(stdout).toMatch(/^-1 SYSTEM_BUSY /);
    expect(stderr).toBe("");

    const simulator = adopt(
      spawn(program, ["simulate", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] }),
    );
    onTestFinished(() => end(simulator));
    await once(simulator.stdout, "data");
    simulator.kill("SIGINT");
    expect(await once(simulator, "exit")).toEqual([0, null]);
  });

  it("gives its types to strict projects of both formats, library checks on", async () => {
    const source = `
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";
import { Errcode } from "axios-wechat/errcodes";
const api = axios.create();
attachWechat(api, { appid: process.env["A"], secret: process.env["B"], retry: { maxRetries: 2 } });
export async function send(): Promise<40003 | undefined> {
  try {
    await api.get("/x", { wechat: { accept: [Errcode.INVALID_OPENID] } });
  } catch (error) {
    if (isWechatApiError(error, "INVALID_OPENID")) return error.errcode;
  }
  return undefined;
}
// @ts-expect-error a misspelt option
void api.get("/x", { wechat: { acept: true } });
`;
    await writeFile(join(project, "esm.mts"), source);
    await writeFile(join(project, "cjs.cts"), source);
    const options = {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      module: "nodenext",
      target: "es2022",
      types: ["node"],
    };
    await writeFile(
      join(project, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, files: ["esm.mts", "cjs.cts"] }),
    );
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", project], { cwd: project });
    expect(stdout).toBe("");
  });
});
