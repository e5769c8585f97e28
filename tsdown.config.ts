import { defineConfig, type UserConfig } from "tsdown";

const shared: UserConfig = {
  entry: { index: "src/index.ts", errcodes: "src/errcodes/index.ts", redis: "src/store/redis/index.ts" },
  target: "node20",
  platform: "node",
  dts: true,
  sourcemap: false,
  outDir: "dist",
};

export default defineConfig([
  { ...shared, format: "esm", clean: true },
  // p-retry is published as an ES module only. It is copied into the CommonJS build, because
  // `require` of an ES module works in Node 20.19 but not in the test runners that imitate it.
  { ...shared, format: "cjs", clean: false, noExternal: ["p-retry", "is-network-error"] },
]);
