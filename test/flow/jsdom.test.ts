import { afterAll, beforeAll, expect, test } from "vitest";
import { AccessTokenError, UserError } from "../../src/index.ts";
import { rejectionOf, startFlow, USER } from "./setup.ts";

// Trap: Jest's jsdom lacks some globals, and its timers are numbers.

const MISSING: readonly (readonly [object, string])[] = [
  ...["TextEncoder", "TextDecoder", "ReadableStream", "Response", "Request", "setImmediate"].map(
    (name) => [globalThis, name] as const,
  ),
  [URL, "canParse"],
  [AbortSignal, "any"],
  [AbortSignal.prototype, "throwIfAborted"],
];
const real = MISSING.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));

beforeAll(() => {
  for (const [owner, name] of MISSING) Reflect.deleteProperty(owner, name);
});
afterAll(() => {
  for (const [at, [owner, name]] of MISSING.entries()) {
    const property = real[at];
    if (property) Object.defineProperty(owner, name, property);
  }
});

test("a token is fetched and renewed, and an abort ends a wait", async () => {
  const { api, simulator } = await startFlow();
  await api.get(USER);
  simulator.revokeToken();
  expect((await api.post(USER, {}, { timeout: 5_000 })).data.errcode).toBe(0);
  const controller = new AbortController();
  simulator.revokeToken();
  const aborted = api.get(USER, { signal: controller.signal });
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ code: "ERR_CANCELED" });
});

test.each(["json", "text", "arraybuffer", "stream"] as const)(
  "an errcode is found in a %s",
  async (responseType) => {
    const { api } = await startFlow();
    const error = await rejectionOf(
      api.get(USER, { responseType, wechat: { token: false } }),
      AccessTokenError,
    );
    expect(error.message).toContain("41001 MISSING_ACCESS_TOKEN");
  },
);

test("a secret is redacted, also as base64", async () => {
  const { api, simulator } = await startFlow();
  const secret = "0123456789-refresh-token";
  simulator.fail(USER, 40003, { errmsg: `bad: ${secret} ${btoa(secret)}` });
  const error = await rejectionOf(api.get(USER, { params: { refresh_token: secret } }), UserError);
  expect(error.message).toContain("bad: [redacted] [redacted]");
});
