import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
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

/** Data modules: CommonJS with types, because both formats load them. So the package has their texts once. */
const DATA = [
  "src/errcodes/catalog.generated",
  "src/endpoints/table.generated",
  "src/testing/simulator/shapes/shapes.generated",
];
const loadDataAtRuntime = {
  name: "load-data-at-runtime",
  resolveId: {
    order: "pre" as const,
    filter: { id: /\.generated\.cjs$/ },
    handler: (id: string) => ({ id: `./${basename(id)}`, external: true as const }),
  },
};
function copyData({ outDir }: { outDir: string }): void {
  for (const name of DATA) {
    for (const extension of ["cjs", "d.cts"]) {
      copyFileSync(`${name}.${extension}`, join(outDir, `${basename(name)}.${extension}`));
    }
  }
}

/** Their endpoints are types alone, of which the package has one text for both formats. */
const PRODUCTS = ["mp", "miniprogram", "open", "channels", "card", "kf", "wecom"];
const API_TYPES = ["parts", ...PRODUCTS.map((product) => `${product}.generated`)];
function copyApiTypes({ outDir }: { outDir: string }): void {
  for (const name of API_TYPES)
    copyFileSync(`src/api/rows/${name}.d.cts`, join(outDir, "api", `${name}.d.cts`));
}

const NAMES = { function: true, class: true };

const shared = {
  entry: {
    index: "src/index.ts",
    endpoints: "src/endpoints/index.ts",
    errcodes: "src/errcodes/index.ts",
    opentelemetry: "src/opentelemetry/index.ts",
    redis: "src/store/redis/index.ts",
    security: "src/security/index.ts",
    testing: "src/testing/index.ts",
    "api/index": "src/api/index.ts",
    ...Object.fromEntries(PRODUCTS.map((product) => [`api/${product}`, `src/api/${product}.ts`])),
  },
  target: "node20",
  platform: "node",
  dts: true,
  sourcemap: false,
  outDir: "dist",
  // Comments are for readers of the source and of the types.
  outputOptions: {
    comments: { jsdoc: false },
    // What only `tokenManagers` needs, in a file that a bundle without it drops.
    codeSplitting: {
      groups: [{ name: "accounts", test: /src\/accounts\/managers\.ts$/ }],
      includeDependenciesRecursively: false,
    },
  },
  // The package has the code twice, so minified. Functions and classes keep their names, for stack traces.
  minify: {
    compress: { keepNames: NAMES },
    mangle: { keepNames: NAMES },
    codegen: { removeWhitespace: true },
  },
  // Not as `plugins`: the types of the CommonJS build are made without those.
  inputOptions: (options) => ({
    ...options,
    plugins: [options.plugins, loadDataAtRuntime],
    // `codeSplitting` requires it.
    preserveEntrySignatures: "allow-extension",
    // Some modules are loaded on demand by one entry point and at once by another.
    checks: { ineffectiveDynamicImport: false },
  }),
  onSuccess: (config) => {
    ignoreMissingMsw(config);
    copyData(config);
    copyApiTypes(config);
  },
} satisfies UserConfig;

export default defineConfig([
  {
    ...shared,
    // The command line is a program, not something to import: one format, no types.
    entry: { ...shared.entry, cli: "src/cli/main.ts" },
    dts: { entry: Object.values(shared.entry) },
    format: "esm",
    clean: true,
  },
  // p-retry is published as an ES module only. It is copied into the CommonJS build, because
  // `require` of an ES module works in Node 20.19 but not in the test runners that imitate it.
  {
    ...shared,
    format: "cjs",
    clean: false,
    noExternal: ["p-retry", "is-network-error"],
  },
]);
