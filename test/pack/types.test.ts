import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALL } from "../all.ts";
import { createProject, type Project, ROOT, run } from "./project.ts";

const SOURCE = `
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";
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
  }
  return undefined;
}
const typed: MpApi = api;
void typed.get("/cgi-bin/user/info", { params: { openid: "o" } });
// @ts-expect-error no query
void typed.get("/cgi-bin/user/info");
// @ts-expect-error a misspelt option
void api.get("/x", { wechat: { acept: true } });
// @ts-expect-error a misspelt option
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
