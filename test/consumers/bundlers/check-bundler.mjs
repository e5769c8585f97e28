import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWechat } from "../wechat.mjs";
import { bundle } from "./bundle.mjs";
import { CALLS, fileOf, run, runCalls } from "./run.mjs";

/** Texts that a bundle contains only if it contains this data or this package. */
const CATALOG = "WECOM_INVALID_JSAPI_SIGNATURE";
const ENDPOINTS = "datacube/getusersummary";
const AXIOS_RETRY = "isNetworkOrIdempotentRequestError";
const contains = (text) => [CATALOG, ENDPOINTS, AXIOS_RETRY].filter((part) => text.includes(part));

/** The tests that every bundler must pass. */
export function checkBundler(name, { bundle: bundler, VARIANTS }) {
  describe(`a program bundled by ${name}`, () => {
    let wechat;
    const folders = [];
    beforeAll(async () => {
      wechat = await startWechat();
    });
    afterAll(async () => {
      await wechat.close();
      for (const folder of folders) await rm(folder, { recursive: true });
    });
    const make = async (program, variant) => {
      const made = await bundle(bundler, program, variant);
      folders.push(made.folder);
      expect(made.inputs.filter((file) => !/[\\/](?:node_modules|programs)[\\/]/.test(file))).toEqual([]);
      return made;
    };

    test("works before bundling", async () => {
      expect(await runCalls(fileOf("programs/calls"), wechat)).toEqual(CALLS);
    });

    test.each(VARIANTS.filter(({ split }) => split))(
      "works in chunks ($format), and loads the catalog and the endpoint table on demand",
      async (variant) => {
        const { main, atStart, whole } = await make("calls", { ...variant, external: ["axios"] });
        expect(await runCalls(main, wechat)).toEqual(CALLS);
        expect(contains(atStart)).not.toContain(CATALOG);
        expect(contains(atStart)).not.toContain(ENDPOINTS);
        expect(contains(whole)).toEqual([CATALOG, ENDPOINTS, AXIOS_RETRY]);
      },
    );

    test.each(VARIANTS.filter(({ split }) => !split))(
      "works in one file ($format, $platform)",
      async (variant) => {
        const { main, files } = await make("calls", variant);
        expect(files).toBe(1);
        expect(await runCalls(main, wechat, variant.platform)).toEqual(CALLS);
      },
    );

    test("contains no catalog, endpoint table or axios-retry if it only uses a guard", async () => {
      const { main, whole } = await make("guard", { format: "cjs", split: false, external: ["axios"] });
      expect(await run(main, wechat)).toEqual({ guarded: false });
      expect(contains(whole)).toEqual([]);
      expect(whole.length).toBeLessThan(10_000);
    });

    test("works with the simulator, the Redis store, signed calls and OpenTelemetry", async () => {
      const { main } = await make("entries", { format: "cjs", split: false });
      expect(await run(main, wechat)).toEqual({
        errcode: 0,
        handlers: 1,
        stored: true,
        recorded: ["wechat.client.token.renewals", "wechat.client.call.duration", "wechat.client.token.wait"],
      });
    });

    test("runs the simulator in a browser, without modules of Node", async () => {
      const { main, whole } = await make("simulator", { format: "iife", split: false, platform: "browser" });
      expect(whole).not.toMatch(/\b(?:from|import|require)\s*\(?\s*["'`]node:/);
      expect(await run(main, wechat, "browser")).toEqual({ errcode: 40003, name: "UserError" });
    });
  });
}
