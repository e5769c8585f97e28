import { WechatSecurityError } from "axios-wechat";
import type { ApiSecurityOptions } from "axios-wechat/security";
import { equal, ok, rejectionOf } from "../scene/expect.ts";
import type { Group, Scenario } from "../scene/scenario.ts";
import type { Scene } from "../scene/scene.ts";

const RISK = "/wxa/getuserriskrank";
/** A runtime without node:crypto does not load the entry point: so not with the other imports. */
const apiSecurityOf = async ({ security }: Scene) =>
  (await import("axios-wechat/security")).apiSecurity(security as ApiSecurityOptions);

const secured = (run: Scenario["run"]): Scenario => ({ simulator: { security: true }, run });

/** Signed and encrypted calls. */
export const security: Group = {
  "a covered call is encrypted, signed, and read": secured(async (scene) => {
    const api = scene.attach({ security: await apiSecurityOf(scene) });
    const { data } = await api.post(RISK, { openid: "o1", scene: 0, client_ip: "203.0.113.9" });
    equal(data.errcode, 0);
    // As it went over the wire, the simulator notes the call decrypted or not at all: then it would have refused it.
    equal((await scene.simulator.calls())[0]?.errcode, 0);
  }),
  "an unencrypted covered call is rejected": secured(async (scene) => {
    const error = await rejectionOf(scene.attach().post(RISK, { openid: "o1" }), Error);
    ok(
      [40230, 40231, 40233].includes((error as { errcode?: number }).errcode ?? 0),
      `refused: ${error.message}`,
    );
  }),
  "a tampered answer is a WechatSecurityError": secured(async (scene) => {
    await scene.simulator.answerSecured("tampered");
    const api = scene.attach({ security: await apiSecurityOf(scene) });
    const error = await rejectionOf(api.post(RISK, { openid: "o1" }), WechatSecurityError);
    equal(error.reason, "signature");
  }),
};
