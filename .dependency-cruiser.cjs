// The import rules of ARCHITECTURE.md, checked by `npm run imports`.
const LAYERS = {
  errcodes: [],
  errors: ["errcodes"],
  retry: ["errcodes", "errors"],
  store: ["errcodes", "errors"],
  token: ["errcodes", "errors", "store"],
  cli: ["errcodes", "errors", "retry", "token", "testing"],
};

const only = (layer, allowed) => ({
  name: `${layer}-imports-only-what-is-below`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: [`^src/(${[layer, ...allowed].join("|")})/`, "^src/(envelope|hook)\\.ts$"] },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "augment\\.ts$" },
      to: {},
    },
    ...Object.entries(LAYERS).map(([layer, allowed]) => only(layer, allowed)),
    {
      name: "only-index-is-above-attach",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(index|attach)\\.ts$" },
      to: { path: "^src/(index|attach)\\.ts$" },
    },
    {
      name: "the-catalogue-does-not-know-axios",
      severity: "error",
      from: { path: "^src/errcodes/" },
      to: { pathNot: "^src/errcodes/" },
    },
    {
      name: "the-plugin-does-not-know-its-testing-kit",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(testing|cli)/" },
      to: { path: "^src/testing/" },
    },
    {
      name: "nobody-knows-the-command-line",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node"] },
  },
};
