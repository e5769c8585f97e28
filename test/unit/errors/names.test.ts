import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { lookupErrcode } from "../../../src/errcodes/lookup.ts";
import { CLASS_OF } from "../../../src/errors/class-of.ts";
import { createApiError } from "../../../src/errors/create.ts";
import { NAME_OF } from "../../../src/errors/names.ts";

const SOURCE = fileURLToPath(new URL("../../../src/errors/create.ts", import.meta.url));

describe("the names of errors", () => {
  it("match the classes", () => {
    expect(Object.values(NAME_OF)).toEqual(expect.arrayContaining(Object.values(CLASS_OF)));
    const error = createApiError({ errcode: 40003, errmsg: "", body: {} }, { entry: lookupErrcode(40003) });
    expect(error.name).toBe(error.constructor.name);
  });

  // Trap: a bundler with `--minify` renames classes, and `error.name` was "jn".
  it("are literals, which a minifier does not change", async () => {
    const { outputFiles } = await build({
      entryPoints: [SOURCE],
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      external: ["axios"],
      write: false,
    });
    // As a module in the test's own folder, where axios is found.
    const code =
      outputFiles[0]?.text.replace(/from\s*"axios"/g, `from "${import.meta.resolve("axios")}"`) ?? "";
    const minified = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      createApiError: typeof createApiError;
    };
    const error = minified.createApiError(
      { errcode: 40003, errmsg: "", body: {} },
      { entry: lookupErrcode(40003) },
    );
    expect(error.name).toBe("UserError");
    expect(error.constructor.name).not.toBe("UserError");
    expect(`${error}`).toMatch(/^UserError: /);
    expect(error.toJSON()).toMatchObject({ name: "UserError" });
  });
});
