import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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

export default defineConfig({
  resolve: {
    alias: [
      ...oldestAxios,
      { find: /^axios-wechat$/, replacement: source("index.ts") },
      { find: /^axios-wechat\/errcodes$/, replacement: source("errcodes/index.ts") },
      { find: /^axios-wechat\/redis$/, replacement: source("store/redis/index.ts") },
      { find: /^axios-wechat\/testing$/, replacement: source("testing/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    // What an application under test finds in place of an account: examples/test-your-app.ts.
    env: {
      WECHAT_APPID: "wx0123456789abcdef",
      WECHAT_SECRET: "0123456789abcdef-appsecret",
      WECHAT_BASE_URL: "https://api.weixin.qq.com",
    },
    globalSetup: ["test/store/redis-installed.ts"],
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
    testTimeout: 30_000,
    restoreMocks: true,
    coverage: { provider: "v8", include: ["src/**/*.ts"], exclude: ["src/errcodes/catalogue.generated.ts"] },
  },
});
