import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALL } from "../all.ts";
import { createProject, type Project, ROOT, run } from "./project.ts";

const SOURCE = `
import axios from "axios";
import { attachWechat, createTokenManager, isWechatApiError, isWechatError, memoryStore, stableTokenProvider, type WechatOptions } from "axios-wechat";
import { Errcode } from "axios-wechat/errcodes";
import type { MpApi } from "axios-wechat/api/mp";
import { redisStore } from "axios-wechat/redis";
import { createWechatSimulator } from "axios-wechat/testing";
const api = axios.create();
declare const client: { get(key: string): Promise<string | null>; eval(...args: never): Promise<unknown>; defineCommand(): void };
attachWechat(api, { appid: process.env["A"], secret: process.env["B"], retry: { maxRetries: 2 }, store: redisStore(client) });
createWechatSimulator().fail("/cgi-bin/user/info", Errcode.SYSTEM_BUSY, { times: 2 });
export async function send(): Promise<40003 | undefined> {
  try {
    await api.get("/x", { wechat: { accept: [Errcode.INVALID_OPENID] } });
  } catch (error) {
    if (isWechatApiError(error, "INVALID_OPENID")) return error.errcode;
    if (isWechatApiError(error, "IP_NOT_WHITELISTED", 45009)) {
      const fields: [string | undefined, Date | undefined] = error.errcode === 40164 ? [error.ip, undefined] : ["", error.retryAt];
      void fields;
      // @ts-expect-error not of both
      void error.ip;
    }
    if (isWechatError(error)) {
      if (error.code === "ERR_WECHAT_TOKEN_FETCH") throw new Error(error.key + error.cause.message);
      // @ts-expect-error a misspelled code
      if (error.code === "ERR_WECHAT_TOKENFETCH") throw error;
    }
  }
  return undefined;
}
interface AppOptions extends WechatOptions { appid: string; secret: string }
declare const options: WechatOptions, ofApp: AppOptions, maybe: { appid: string | undefined; secret: string | undefined };
attachWechat(api, options);
attachWechat(api, ofApp);
attachWechat(api, { ...options, retry: false });
attachWechat(api, { ...maybe, onRetry: ({ delayMs }) => void delayMs.toFixed() });
attachWechat(api, { provider: async ({ force }) => ({ access_token: "T", expires_in: Number(force) }) });
const tokens = createTokenManager({ provider: stableTokenProvider(maybe) });
// @ts-expect-error no secret
attachWechat(api, { appid: process.env["A"] });
// @ts-expect-error two sources
attachWechat(api, { ...maybe, provider: stableTokenProvider(maybe) });
// @ts-expect-error two sources
attachWechat(api, { ...maybe, tokens });
// @ts-expect-error the manager's own
attachWechat(api, { tokens, store: memoryStore() });
// @ts-expect-error a store needs a key
createTokenManager({ provider: async () => ({ access_token: "T", expires_in: 1 }), store: memoryStore() });
const typed: MpApi = api;
void typed.get("/cgi-bin/user/info", { params: { openid: "o" } });
// @ts-expect-error no query
void typed.get("/cgi-bin/user/info");
// @ts-expect-error a misspelled option
void api.get("/x", { wechat: { acept: true } });
// @ts-expect-error a misspelled option
attachWechat(api, { retry: { maxRetry: 2 } });
`;

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  types: ["node"],
};
const NODENEXT = { ...STRICT, module: "nodenext", target: "es2022" };
/** How TypeScript resolved types before packages had `exports`. */
const NODE10 = {
  ...STRICT,
  module: "commonjs",
  moduleResolution: "node10",
  target: "es2022",
  esModuleInterop: true,
};

/** The compilers before TypeScript 7 take several seconds each. */
const isLeftOut = (compiler: string) => !ALL && compiler !== "typescript-newest";

describe("the built package's types", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
    for (const file of ["esm.mts", "cjs.cts", "old.ts"]) await writeFile(join(project.folder, file), SOURCE);
  }, 120_000);
  afterAll(() => project.remove());

  /** The errors of a compiler; none for a project that compiles. */
  async function complaints(
    compiler: string,
    compilerOptions: object,
    files: readonly string[],
  ): Promise<string> {
    const config = join(project.folder, `tsconfig.${compiler}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions, files }));
    const tsc = join(ROOT, "node_modules", compiler, "bin", "tsc");
    const ended = await run(process.execPath, [tsc, "-p", config], { cwd: project.folder }).catch(
      (error) => error,
    );
    return `${ended.stdout}${ended.stderr}`;
  }

  // Neither msw nor a Redis client is installed: they and their types are optional.
  describe.each(["typescript-oldest", "typescript", "typescript-newest"])("with %s", (compiler) => {
    it.skipIf(isLeftOut(compiler))(
      "compile in strict projects of both formats that check their libraries",
      { timeout: 60_000 },
      async () => {
        expect(await complaints(compiler, NODENEXT, ["esm.mts", "cjs.cts"])).toBe("");
      },
    );

    it.skipIf(isLeftOut(compiler))(
      "suit projects where an optional property may be undefined",
      { timeout: 60_000 },
      async () => {
        const options = { ...NODENEXT, exactOptionalPropertyTypes: false };
        expect(await complaints(compiler, options, ["esm.mts"])).toBe("");
      },
    );
  });

  it.skipIf(isLeftOut("typescript-oldest"))(
    "are found by a compiler that does not read exports",
    { timeout: 60_000 },
    async () => {
      expect(await complaints("typescript-oldest", NODE10, ["old.ts"])).toBe("");
    },
  );

  it("would fail this test if they were wrong", { timeout: 60_000 }, async () => {
    await writeFile(join(project.folder, "wrong.mts"), 'import { attach } from "axios-wechat"; attach(1);');
    expect(await complaints("typescript-newest", NODENEXT, ["wrong.mts"])).toContain(
      "no exported member 'attach'",
    );
  });
});
