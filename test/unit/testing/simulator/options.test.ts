import { describe, expect, test } from "vitest";
import { createWechatSimulator } from "../../../../src/testing/index.ts";

const create = (options: unknown) => createWechatSimulator(options as never);

describe("the simulator's options", () => {
  test.each<[string, unknown]>([
    ["expiresIn", "x"],
    ["expiresIn", 0],
    ["expiresIn", Number.NaN],
    ["overlapMs", -1],
    ["renewAheadMs", "300"],
    ["latencyMs", "100"],
    ["latencyMs", -1],
    ["dailyTokenQuota", "many"],
    ["userTokens", "user_1"],
    ["appid", ""],
    ["secret", 5],
    ["suite_secret", ""],
    ["provider_corpid", 5],
    ["accounts", ["wx1"]],
    ["accounts", { wx1: "" }],
    ["rotateRefreshTokens", "yes"],
    ["now", 5],
    ["wait", 5],
    ["random", 5],
    ["onCall", 5],
    ["failureContentType", ""],
  ])("%s is a TypeError when it is %j", (name, value) => {
    expect(() => create({ [name]: value })).toThrow(TypeError);
    expect(() => create({ [name]: value })).toThrow(`createWechatSimulator: options.${name} must be `);
  });

  test("must be spelled correctly, and be an object", () => {
    expect(() => create({ expiresin: 5 })).toThrow(
      "options.expiresin is not an option; did you mean expiresIn? ",
    );
    expect(() => create(null)).toThrow("options must be an object, got null");
  });

  test("with the value undefined count as not given, as for missing environment variables", () => {
    expect(() => create({ appid: undefined, secret: undefined })).not.toThrow();
  });

  test("allow an infinite quota", () => {
    expect(() => create({ dailyTokenQuota: Number.POSITIVE_INFINITY, overlapMs: Infinity })).not.toThrow();
  });

  test("are rejected without printing a secret", () => {
    expect(() => create({ secret: ["s3cret"] })).toThrow(/got an array$/);
  });
});

describe("the arguments of the simulator's methods", () => {
  const simulator = createWechatSimulator();

  test.each<[string, () => unknown]>([
    ["fail: options.time is not an option", () => simulator.fail("/x", -1, { time: 2 } as never)],
    ["fail: options.times must be ", () => simulator.fail("/x", -1, { times: Number.NaN })],
    ["fail: options.times must be ", () => simulator.fail("/x", -1, { times: 1.5 })],
    ["fail: options.status must be ", () => simulator.fail("/x", -1, { status: 9999 })],
    ["fail: options.delayMs must be ", () => simulator.fail("/x", -1, { delayMs: "5" as never })],
    ['errcode must be an integer other than 0, got "40001"', () => simulator.fail("/x", "40001" as never)],
    ["A path must look like", () => simulator.fail(/\/x/ as never, -1)],
    ["disconnect: options.time is not an option", () => simulator.disconnect("/x", { time: 1 } as never)],
    ["limit: limit.perHour is not an option", () => simulator.limit("/x", { perHour: 1 } as never)],
    ["limit: limit.perDay must be ", () => simulator.limit("/x", { perDay: -1 })],
    ["reply: options.token must be ", () => simulator.reply("/x", {}, { token: "t" as never })],
    ["setLatency: options.latencyMs must be ", () => simulator.setLatency("5" as never)],
    ["setLatency: options.latencyMs must be ", () => simulator.setLatency(undefined as never)],
    ["expireToken: options.kind must be ", () => simulator.expireToken({ kind: "mp" as never })],
    ["fail: options.account must be ", () => simulator.fail("/x", -1, { account: 7 as never })],
    ["limit: limit.account must be ", () => simulator.limit("/x", { account: "" })],
    ["revokeToken: options.account must be ", () => simulator.revokeToken({ account: "" })],
    ["issueToken: options.kind must be ", () => simulator.issueToken({ kind: "mp" as never })],
    ["revokeToken: options.stick is not an option", () => simulator.revokeToken({ stick: true } as never)],
  ])("%s…", (message, act) => {
    expect(act).toThrow(TypeError);
    expect(act).toThrow(message);
  });

  test("listen rejects unknown options and invalid ports", async () => {
    await expect(simulator.listen({ prot: 3000 } as never)).rejects.toThrow("options.prot is not an option");
    await expect(simulator.listen({ port: 70_000 })).rejects.toThrow("listen: options.port must be ");
  });
});
