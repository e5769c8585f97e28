import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUNDLERS, bundle } from "./bundlers/bundle.mjs";
import { startWechat, USER } from "./wechat.mjs";

/** What only a file has, and no program that does not use it. */
const CATALOGUE = "WECOM_INVALID_JSAPI_SIGNATURE";
const ENDPOINTS = "datacube/getusersummary";
const AXIOS_RETRY = "isNetworkOrIdempotentRequestError";

const BUNDLES = fileURLToPath(new URL(".bundles", import.meta.url));
const programOf = (name) => fileURLToPath(new URL(`bundlers/programs/${name}.mjs`, import.meta.url));
const contains = (text) => [CATALOGUE, ENDPOINTS, AXIOS_RETRY].filter((part) => text.includes(part));

let wechat;
beforeAll(async () => {
  await mkdir(BUNDLES, { recursive: true });
  wechat = await startWechat();
});
afterAll(async () => {
  await wechat.close();
  await rm(BUNDLES, { recursive: true });
});

/** Runs a program; resolves with the JSON that it prints. */
async function run(file) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { env: wechat.env });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Runs the program that calls WeChat: what it printed, and what WeChat answered. */
async function runCalls(file) {
  const { simulator } = wechat;
  simulator.reset();
  simulator.reply(USER, ({ query }) => {
    if (query.get("openid") === "?") return { errcode: 40003, errmsg: "invalid openid" };
    simulator.expireToken();
    return { nickname: "Li" };
  });
  simulator.fail("/cgi-bin/user/get", -1, { times: 1 });
  const printed = await run(file);
  return {
    printed,
    answers: simulator.calls.map(({ path, errcode }) => `${path.split("/").at(-1)} ${errcode}`),
    tokenFetches: simulator.tokenCalls.length,
  };
}

/** Of the program as it is written. */
const EXPECTED = {
  printed: {
    user: { nickname: "Li" },
    name: "UserError",
    code: "ERR_WECHAT_USER",
    errcode: 40003,
    hint: { en: expect.stringContaining("OpenID"), zh: expect.stringContaining("OpenID") },
    docs: expect.stringContaining("https://developers.weixin.qq.com/"),
    message: expect.stringMatching(/^GET \/cgi-bin\/user\/info failed: 40003 INVALID_OPENID: invalid openid\./),
    header: expect.stringMatching(/^UserError: GET \/cgi-bin\/user\/info failed/),
    isUserError: true,
  },
  answers: ["info 0", "send 42001", "send 0", "get -1", "get 0", "info 40003"],
  tokenFetches: 2,
};

test("the program that is bundled gets a token, renews it, retries, and throws a typed error", async () => {
  expect(await runCalls(programOf("calls"))).toEqual(EXPECTED);
});

describe.each(Object.keys(BUNDLERS))("with %s", (bundler) => {
  const { VARIANTS } = BUNDLERS[bundler];
  const titled = (variants) =>
    variants.map((variant) => {
      const { format, split, platform = "node" } = variant;
      return { ...variant, title: `${format}, ${platform}, ${split ? "with chunks" : "in one file"}` };
    });

  test.each(titled(VARIANTS.filter(({ split }) => split)))(
    "($title) the program works, and loads catalogue and endpoint table on demand",
    async ({ title: _, ...variant }) => {
      const { main, atStart, whole } = await bundle(bundler, "calls", { ...variant, external: ["axios"] });
      expect(await runCalls(main)).toEqual(EXPECTED);
      expect(contains(atStart)).not.toContain(CATALOGUE);
      expect(contains(atStart)).not.toContain(ENDPOINTS);
      expect(contains(whole)).toEqual([CATALOGUE, ENDPOINTS, AXIOS_RETRY]);
    },
  );

  test.each(titled(VARIANTS.filter(({ split }) => !split)))(
    "($title) the program works",
    async ({ title: _, ...variant }) => {
      const { main, files } = await bundle(bundler, "calls", variant);
      expect(files).toBe(1);
      expect(await runCalls(main)).toEqual(EXPECTED);
    },
  );

  test("a guard alone brings neither catalogue, nor endpoint table, nor axios-retry", async () => {
    const { main, whole } = await bundle(bundler, "guard", {
      format: "cjs",
      split: false,
      external: ["axios"],
    });
    expect(await run(main)).toEqual({ guarded: false });
    expect(contains(whole)).toEqual([]);
    expect(whole.length).toBeLessThan(20_000);
  });

  test("simulator, Redis store, signed calls and OpenTelemetry work together", async () => {
    const { main } = await bundle(bundler, "entries", { format: "cjs", split: false });
    expect(await run(main)).toEqual({
      errcode: 0,
      stored: true,
      recorded: ["wechat.client.token.renewals", "wechat.client.call.duration", "wechat.client.token.wait"],
    });
  });

  test("the simulator needs no module of Node in a browser", async () => {
    const { main, whole } = await bundle(bundler, "simulator", {
      format: "iife",
      split: false,
      platform: "browser",
    });
    expect(whole).not.toMatch(/["'`]node:\w|\brequire\(/);
    expect(await run(main)).toEqual({ errcode: 40003, name: "UserError" });
  });
});
