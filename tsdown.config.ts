import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type UserConfig } from "tsdown";

// msw is an optional peer. Without it, users who have the types of their libraries checked would get an error for the
// one type that comes from there; the comment must be put in here, because the bundler drops those of the source.
function ignoreMissingMsw({ outDir }: { outDir: string }): void {
  for (const name of readdirSync(outDir).filter((file) => /^testing\.d\.[cm]ts$/.test(file))) {
    const file = join(outDir, name);
    const types = readFileSync(file, "utf8");
    writeFileSync(
      file,
      types.replace(/(?<!optional\n)^import .* from "msw";$/m, "// @ts-ignore: optional\n$&"),
    );
  }
}

const shared: UserConfig = {
  entry: {
    index: "src/index.ts",
    errcodes: "src/errcodes/index.ts",
    redis: "src/store/redis/index.ts",
    testing: "src/testing/index.ts",
  },
  target: "node20",
  platform: "node",
  dts: true,
  sourcemap: false,
  outDir: "dist",
  onSuccess: ignoreMissingMsw,
};

export default defineConfig([
  { ...shared, format: "esm", clean: true },
  // p-retry is published as an ES module only. It is copied into the CommonJS build, because
  // `require` of an ES module works in Node 20.19 but not in the test runners that imitate it.
  { ...shared, format: "cjs", clean: false, noExternal: ["p-retry", "is-network-error"] },
]);
