import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig, type ViteUserConfig } from "vitest/config";

const source = (file: string) => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

// The oldest axios that package.json allows must pass, too: `npm run test:oldest`.
const oldestAxios =
  process.env.AXIOS === "oldest"
    ? [
        {
          find: /^axios$/,
          replacement: fileURLToPath(new URL("./node_modules/axios-oldest/index.js", import.meta.url)),
        },
      ]
    : [];

/** These do to their process what other tests would notice, or notice what other tests do to it. */
const ALONE = [
  // They start a msw of their own, and one of them goes to another folder.
  "test/docs/examples.test.ts",
  "examples/**/*.test.ts",
  // They count the timers of their process.
  "test/unit/time/deadline.test.ts",
  "test/unit/token/renewal/{fetch,store-lock}.test.ts",
  // msw and nock put themselves in the place of node:http and fetch, and leave traces when they go.
  "test/flow/other-libraries/{msw,nock}.test.ts",
  "test/unit/testing/simulator/http/msw-handlers.test.ts",
  // They measure what a call takes of its process: garbage of other files would count.
  "test/flow/requests/failed-uploads.test.ts",
  "test/unit/errors/growth.test.ts",
  // They load modules anew, and change axios' defaults.
  "test/unit/errors/guards.test.ts",
  "test/unit/runtime/axios-module.test.ts",
  "test/unit/response/axios-transform.test.ts",
  "test/flow/{files-replaced,first-call}.test.ts",
  // It takes globals away.
  "test/flow/jsdom.test.ts",
];

/** What all projects have in common. */
const shared = {
  // For examples with NestJS.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: {
    alias: [
      ...oldestAxios,
      // What Next.js calls the folder of a project; here the examples'.
      {
        find: /^@\/lib\//,
        replacement: fileURLToPath(new URL("./test/docs/.generated/lib/", import.meta.url)),
      },
      { find: /^axios-wechat$/, replacement: source("index.ts") },
      { find: /^axios-wechat\/api$/, replacement: source("api/index.ts") },
      { find: /^axios-wechat\/api\/(\w+)$/, replacement: source("api/$1.ts") },
      { find: /^axios-wechat\/endpoints$/, replacement: source("endpoints/index.ts") },
      { find: /^axios-wechat\/errcodes$/, replacement: source("errcodes/index.ts") },
      { find: /^axios-wechat\/opentelemetry$/, replacement: source("opentelemetry/index.ts") },
      { find: /^axios-wechat\/redis$/, replacement: source("store/redis/index.ts") },
      { find: /^axios-wechat\/security$/, replacement: source("security/index.ts") },
      { find: /^axios-wechat\/testing$/, replacement: source("testing/index.ts") },
      {
        find: "cloudflare:workers",
        replacement: fileURLToPath(new URL("./test/runtimes/cloudflare-workers.ts", import.meta.url)),
      },
    ],
  },
  test: {
    pool: "forks",
    // What an application under test finds in place of an account: examples/test-your-app.ts.
    env: {
      WECHAT_APPID: "wx0123456789abcdef",
      WECHAT_SECRET: "0123456789abcdef-appsecret",
      WECHAT_BASE_URL: "https://api.weixin.qq.com",
    },
    testTimeout: 30_000,
    restoreMocks: true,
  },
} satisfies ViteUserConfig;

export default defineConfig({
  resolve: shared.resolve,
  oxc: shared.oxc,
  test: {
    // Tests wait for sockets, child processes and leases: with a worker per processor, processors would idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // Many files take turns in one process, and load vitest and `src` once.
      {
        ...shared,
        test: {
          ...shared.test,
          name: "in-process",
          include: ["test/**/*.test.ts"],
          // The consumers have node_modules of their own.
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          ...shared.test,
          name: "alone",
          include: ALONE,
          typecheck: {
            enabled: true,
            include: ["test/types/**/*.test-d.ts"],
            tsconfig: "./tsconfig.json",
            // TypeScript 7, several times as fast.
            checker: fileURLToPath(new URL("./node_modules/typescript-newest/bin/tsc", import.meta.url)),
          },
        },
      },
    ],
    globalSetup: ["test/all.ts", "test/once-per-run.ts", "test/store/redis-installed.ts"],
    coverage: { provider: "v8", include: ["src/**/*.ts"], exclude: ["src/errcodes/catalog.generated.*"] },
  },
});
