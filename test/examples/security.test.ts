import { describe, expect, test } from "vitest";
import { keyVariables } from "../../src/cli/simulate/key-variables.ts";
import { APP, run, startWechat, TIMEOUT_MS } from "./start.ts";

describe("signed-calls", () => {
  const RISK = "/wxa/getuserriskrank";

  async function startSecure() {
    const { simulator, env } = await startWechat({ ...APP, security: true });
    simulator.reply(RISK, { errcode: 0, risk_rank: 2 });
    return { simulator, env: { ...env, ...keyVariables(simulator.security) } };
  }

  test("signs and encrypts calls with keys from the environment", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startSecure();
    expect(await run("signed-calls", env, ["o1"])).toEqual({ code: 0, output: "risk rank 2\n" });
    expect(simulator.calls).toMatchObject([{ path: RISK, body: { openid: "o1" }, errcode: 0 }]);
  });

  test("rejects a response that was changed", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startSecure();
    simulator.security?.answer("tampered");
    const ended = await run("signed-calls", env, ["o1"]);
    expect(ended).toEqual({ code: 1, output: "not to be trusted: signature\n" });
  });

  test("reports a certificate that is about to be retired", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startSecure();
    simulator.security?.answer("deprecated");
    const { code, output } = await run("signed-calls", env, ["o1"]);
    expect(code).toBe(0);
    expect(output).toContain("is about to expire: add ");
  });
});
