import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { blocksOf } from "../docs/blocks.ts";
import { adopt, end } from "../store/children.ts";
import { until } from "../store/redis-server.ts";
import { createProject, type Project, ROOT, run } from "./project.ts";

/** What every format must do: throw errors that are instances of its own copy of axios. */
const body = `
const api = axios.create({ adapter: async (config) => ({ data: '{"errcode":40003,"errmsg":"invalid openid"}', status: 200, statusText: "OK", headers: {}, config }) });
attachWechat(api, { retry: false });
api.get("/cgi-bin/user/info").catch((error) => {
  const result = {
    axiosError: error instanceof axios.AxiosError,
    wechatError: error instanceof WechatError,
    narrowed: isWechatApiError(error, "INVALID_OPENID"),
    entry: lookupErrcode(40003).name,
  };
  console.log(JSON.stringify(result));
});
`;
const expected = { axiosError: true, wechatError: true, narrowed: true, entry: "INVALID_OPENID" };

describe("the built package", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
  }, 120_000);
  afterAll(() => project.remove());

  it("works as an ES module, with the AxiosError that this format imports", async () => {
    const source = `
import axios from "axios";
import { attachWechat, isWechatApiError, WechatError } from "axios-wechat";
import { lookupErrcode } from "axios-wechat/errcodes";
${body}`;
    expect(await project.node("esm.mjs", source)).toEqual(expected);
  });

  it("works as CommonJS, with the AxiosError that this format requires", async () => {
    const source = `
const axios = require("axios");
const { attachWechat, isWechatApiError, WechatError } = require("axios-wechat");
const { lookupErrcode } = require("axios-wechat/errcodes");
${body}`;
    expect(await project.node("cjs.cjs", source)).toEqual(expected);
  });

  /** Everything that relies on a dependency: retried token requests, a renewal, retries, and a final error. */
  const atWork = `
const simulator = createWechatSimulator();
const server = await simulator.listen();
const start = () => {
  const api = axios.create({ baseURL: server.url, proxy: false });
  attachWechat(api, { appid: "a", secret: "b", retry: { baseDelayMs: 1 } });
  return api;
};
const api = start();
simulator.fail("/cgi-bin/stable_token", -1, { times: 1 });
await api.get("/a");
simulator.revokeToken();
simulator.fail("/a", 45009, { times: 2 });
simulator.disconnect("/a", { times: 1 });
await api.get("/a");
simulator.fail("/b", -1);
const { errcode, attempts } = await api.post("/b", {}).catch((error) => error);
simulator.refuseIp("1.2.3.4");
const { ip } = await start().get("/c").catch(({ cause }) => cause);
await server.close();
console.log(JSON.stringify({ errcode, attempts, ip, calls: simulator.calls.map((call) => call.errcode ?? null) }));
`;
  it.each([
    ["an ES module", "work.mjs", (name: string, from: string) => `import ${name} from "${from}";`, atWork],
    [
      "CommonJS",
      "work.cjs",
      (name: string, from: string) => `const ${name} = require("${from}");`,
      `(async () => {${atWork}})();`,
    ],
  ])("renews, retries and fails in the same way from %s", async (_, file, load, source) => {
    const imports = [
      load("axios", "axios"),
      load("{ attachWechat }", "axios-wechat"),
      load("{ createWechatSimulator }", "axios-wechat/testing"),
    ];
    expect(await project.node(file, `${imports.join("\n")}\n${source}`)).toEqual({
      errcode: -1,
      attempts: 4,
      ip: "1.2.3.4",
      calls: [0, 45009, 45009, null, 40001, 0, -1, -1, -1, -1],
    });
  });

  /** The data module is CommonJS for both formats, so both find it in this cache. */
  const loading = `
const isLoaded = () => Object.keys(cache).some((file) => file.endsWith("table.generated.cjs"));
let body = '{"errcode":0}';
const api = axios.create({ adapter: async (config) => ({ data: body, status: 200, statusText: "OK", headers: {}, config }) });
attachWechat(api, { retry: false });
const seen = [isLoaded()];
await api.get("/cgi-bin/user/info");
seen.push(isLoaded());
body = '{"errcode":40003}';
const { docs } = await api.get("/cgi-bin/user/info").catch((error) => error);
seen.push(isLoaded());
console.log(JSON.stringify({ seen, docs: docs?.slice(0, 32) }));
`;
  it.each([
    [
      "an ES module",
      "loading.mjs",
      `import { createRequire } from "node:module"; import axios from "axios"; import { attachWechat } from "axios-wechat"; const { cache } = createRequire(import.meta.url); ${loading}`,
    ],
    [
      "CommonJS",
      "loading.cjs",
      `const axios = require("axios"); const { attachWechat } = require("axios-wechat"); const { cache } = require; (async () => {${loading}})();`,
    ],
  ])("loads the endpoint table only after a failure, from %s", async (_, file, source) => {
    expect(await project.node(file, source)).toEqual({
      seen: [false, false, true],
      docs: "https://developers.weixin.qq.com",
    });
  });

  it.each([
    ["an ES module", "table.mjs", 'import { endpoints, lookupEndpoint } from "axios-wechat/endpoints";'],
    ["CommonJS", "table.cjs", 'const { endpoints, lookupEndpoint } = require("axios-wechat/endpoints");'],
  ])("exports the endpoint table from %s, and finds a row", async (_, file, load) => {
    const source = `${load}
const { repeat } = lookupEndpoint("POST", "/datacube/getusersummary/");
console.log(JSON.stringify({ repeat, rows: endpoints.length }));`;
    expect(await project.node(file, source)).toEqual({ repeat: "read", rows: 2461 });
  });

  it.each([
    ["an ES module", "types.mjs", (from: string) => `await import("${from}")`],
    ["CommonJS", "types.cjs", (from: string) => `require("${from}")`],
  ])("exports types by path as empty modules, from %s", async (_, file, load) => {
    const products = ["", "/mp", "/miniprogram", "/open", "/channels", "/card", "/kf", "/wecom"];
    const modules = products.map((product) => `Object.keys(${load(`axios-wechat/api${product}`)})`);
    expect(await project.node(file, `console.log(JSON.stringify([${modules.join(", ")}].flat()));`)).toEqual(
      [],
    );
  });

  // Trap: Jest has no import() in CommonJS.
  it("has no import() in its CommonJS build", async () => {
    for (const { path } of project.tarball.files.filter((one) => /^dist\/.*\.cjs$/.test(one.path))) {
      expect(await readFile(join(project.installed, path), "utf8")).not.toMatch(/\bimport\(/);
    }
  });

  it("recognizes an error of its other format, where instanceof does not", async () => {
    const source = `
const axios = require("axios");
const { attachWechat, WechatError } = require("axios-wechat");
const api = axios.create({ adapter: async (config) => ({ data: '{"errcode":40003}', status: 200, statusText: "OK", headers: {}, config }) });
attachWechat(api, { retry: false });
Promise.all([import("axios-wechat"), api.get("/x").catch((error) => error)]).then(([esm, error]) => {
  console.log(JSON.stringify({ brand: esm.isWechatApiError(error, 40003), instance: error instanceof esm.WechatError }));
});`;
    expect(await project.node("mixed.cjs", source)).toEqual({ brand: true, instance: false });
  });

  it("has a program that runs without axios, and a simulator in it that needs axios", async () => {
    const bare = join(project.folder, "bare", "node_modules");
    await cp(project.installed, join(bare, "axios-wechat"), { recursive: true });
    await symlink(join(ROOT, "node_modules", "commander"), join(bare, "commander"));
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

  it("runs the README's first example against its own simulator, without an account", async () => {
    const simulator = adopt(
      spawn(process.execPath, [join(project.installed, "dist", "cli.mjs"), "simulate", "--port", "0"], {
        env: { LANG: "en_US.UTF-8" },
        stdio: ["ignore", "pipe", "inherit"],
      }),
    );
    onTestFinished(() => end(simulator));
    let printed = "";
    simulator.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
    await until(() => printed.includes("WECHAT_SECRET"));
    const variables = Object.fromEntries(
      [...printed.matchAll(/(WECHAT_\w+)=['"]?([^\s'"]+)/g)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]),
    );
    expect(Object.keys(variables).sort()).toEqual(["WECHAT_APPID", "WECHAT_BASE_URL", "WECHAT_SECRET"]);

    const [first] = blocksOf("README.md", await readFile(join(ROOT, "README.md"), "utf8"));
    await writeFile(join(project.folder, "first.mjs"), first?.code ?? "");
    const ended = await run(process.execPath, ["first.mjs"], { cwd: project.folder, env: variables });
    expect(ended).toEqual({ stdout: "sent\n", stderr: "" });
    await until(() => printed.includes("custom/send"));
    expect(printed).toMatch(/POST +\/cgi-bin\/stable_token errcode 0\b/);
    expect(printed).toMatch(/POST +\/cgi-bin\/message\/custom\/send errcode 0\b/);
  });

  it("has a simulator that listens without msw, and says what its handlers need", async () => {
    const source = `
import { createWechatSimulator } from "axios-wechat/testing";
const simulator = createWechatSimulator();
const { url, close } = await simulator.listen();
const { errcode } = await (await fetch(url + "/cgi-bin/user/info")).json();
await close();
let complaint;
try { simulator.handlers } catch (error) { complaint = error.message }
console.log(JSON.stringify({ errcode, complaint }));`;
    expect(await project.node("no-msw.mjs", source)).toEqual({
      errcode: 41001,
      complaint: expect.stringContaining("npm install --save-dev msw"),
    });
  });

  it("is smaller than 900 KB packed, with at most four dependencies, and without sources or tests", async () => {
    const { size, files } = project.tarball;
    expect(size).toBeLessThan(900_000);
    const { dependencies } = JSON.parse(await readFile(join(project.installed, "package.json"), "utf8"));
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(4);
    const folders = new Set(files.map(({ path }) => path.split("/")[0]));
    for (const none of ["src", "test", "scripts", "bench", "api"]) expect(folders).not.toContain(none);
    for (const some of ["dist", "README.md", "README.zh-CN.md", "LICENSE"]) expect(folders).toContain(some);
  });
});
