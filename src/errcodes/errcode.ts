import type { ErrcodeNumbers } from "./catalog.generated.cjs";
import { readEntries } from "./entries.ts";
import { lazyObject } from "./lazy-object.ts";

/**
 * All known errcodes by name, such as `Errcode.INVALID_OPENID` for 40003. Frozen.
 *
 * Names are unique, but numbers are not: some two hundred have another meaning in another product, most of them in WeCom,
 * with a name that starts with `WECOM_`. For example, `Errcode.INVALID_CREDENTIAL` and `Errcode.WECOM_INVALID_SECRET` are
 * both 40001. Names that were replaced are deprecated, and still there for one minor version.
 *
 * @example
 * ```ts
 * import { Errcode } from "axios-wechat/errcodes";
 *
 * const data = { errcode: 45015, errmsg: "response out of time limit" };
 * if (data.errcode === Errcode.REPLY_WINDOW_EXPIRED) console.log("The reply window has expired.");
 * ```
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
export const Errcode: ErrcodeNumbers = /* @__PURE__ */ lazyObject<ErrcodeNumbers>({}, (target) => {
  const numbers: Record<string, number> = target as never;
  for (const { name, code } of readEntries()) numbers[name] = code;
  for (const { aliases = [], code } of readEntries()) for (const alias of aliases) numbers[alias] = code;
});
