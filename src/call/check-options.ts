import { type Checks, checkOptions } from "../checks/check-options.ts";
import { callable, either, errcodeList, flag, nested, text } from "../checks/values.ts";
import { RETRY_CHECKS } from "../retry/check-options.ts";
import type { WechatCallOptions } from "./options.ts";

const CALL_CHECKS: Checks<WechatCallOptions> = {
  token: either(false, text),
  param: text,
  refresh: flag,
  retry: either(false, nested("wechat.retry", RETRY_CHECKS)),
  accept: either(true, errcodeList),
  body: callable,
  repeatable: flag,
};

/** @throws {TypeError} that names the option and what is allowed */
export function checkCallOptions(options: unknown): void {
  checkOptions("wechat", options, CALL_CHECKS);
}
