import { expect, it } from "vitest";
import { apiSecurity } from "../../../src/security/index.ts";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { insteadOfProcess } from "../instead-of-process.ts";

const NEEDS_CRYPTO = /axios-wechat\/security needs node:crypto, which this runtime does not have/;

it("without node:crypto, the setup of signed calls throws an error that says so", () => {
  const { options } = createWechatSimulator({ security: true }).security ?? {};
  insteadOfProcess(undefined, () => {
    expect(() => apiSecurity(options as never)).toThrow(NEEDS_CRYPTO);
    expect(() => createWechatSimulator({ security: true })).toThrow(NEEDS_CRYPTO);
  });
});
