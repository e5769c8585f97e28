import { expect } from "vitest";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { ACCOUNT, CREATED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";
import { ACCOUNTS } from "../simulated-network.ts";

const USERS = "/cgi-bin/user/get";

/** A logger that prints each record as a line of JSON. */
const LOGGED = {
  arrange(simulator) {
    simulator.fail(USERS, -1, { times: 1 });
    simulator.fail(USERS, 43004);
  },
  check({ output, simulator }) {
    const [busy, failed] = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(JSON.stringify(busy)).toContain("WeChat is busy");
    expect(busy).toMatchObject({ path: USERS, errcode: -1, attempt: 1 });
    expect(failed.err ?? failed).toMatchObject({ code: "ERR_WECHAT_USER", errcode: 43004, attempts: 2 });
    expect(JSON.stringify(failed)).toMatch(/"stack":"UserError: GET .* failed: 43004/);
    expect(JSON.stringify(failed)).not.toContain("config");
    assertNoSecrets(output, [
      ACCOUNTS.WECHAT_SECRET,
      ...simulator.tokenCalls.flatMap(({ issued }) => issued ?? []),
    ]);
  },
} satisfies Scenario;

export const logs: Readonly<Record<string, Scenario>> = {
  "log-pino": {
    ...LOGGED,
    // Pino writes to the descriptor itself.
    prelude: `${CREATED} ${ACCOUNT} import fs from "node:fs"; const { write } = fs; fs.write = ((to: number, text: string, ...rest: unknown[]) => { if (to !== 1) return Reflect.apply(write, fs, [to, text, ...rest]); console.log(text.trim()); const done = rest.at(-1) as (error: null, length: number) => void; done(null, Buffer.byteLength(text)); }) as typeof write;`,
    epilogue: "fs.write = write;",
  },

  "log-winston": {
    ...LOGGED,
    // Winston writes to the console's stream, where it finds one.
    prelude: `${CREATED} ${ACCOUNT} Object.defineProperty(console, "_stdout", { value: undefined, configurable: true });`,
  },

  // It changes node:http for its whole process.
  "otel-http": {
    runner: "node:test",
    prelude:
      'import assert from "node:assert/strict"; import { once } from "node:events"; import { createRequire } from "node:module"; import type { AddressInfo } from "node:net"; import { test } from "node:test"; import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";',
    epilogue:
      'const spans = new InMemorySpanExporter(); http.setTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })); const { createServer, get } = createRequire(import.meta.url)("node:http"); test("no token in a span", async () => { const server = createServer((_: unknown, response: { end(): void }) => response.end()).listen(0, "127.0.0.1"); await once(server, "listening"); const query = [...tokens, ...others].map((name) => name + "=SECRET").join("&"); const [response] = await once(get("http://127.0.0.1:" + (server.address() as AddressInfo).port + "/?" + query + "&openid=o1"), "response"); response.resume(); await once(response, "end"); server.close(); await once(server, "close"); const seen = JSON.stringify(spans.getFinishedSpans().map(({ name, kind, attributes }) => kind === 2 ? attributes : name)); assert.match(seen, /openid=o1/); assert.doesNotMatch(seen, /SECRET/); });',
  },
};
