import type { Errcode } from "./catalogue.generated.ts";

/**
 * A part of WeChat whose API gives errcodes their meaning. One number can mean different things in two of them.
 *
 * - `mp`: official accounts (公众号)
 * - `miniprogram`: mini programs (小程序)
 * - `open`: third-party platforms (第三方平台)
 * - `wecom`: WeCom, also known as WeChat Work (企业微信)
 * - `channels`: Channels and its shops (视频号)
 * - `card`: cards and coupons (卡券)
 * - `kf`: customer service (客服)
 * - `shake`: shake nearby (摇一摇周边)
 */
export type Product = "mp" | "miniprogram" | "open" | "wecom" | "channels" | "card" | "kf" | "shake";

/**
 * What an errcode is about, and with that, who can do something about it.
 *
 * - `success`: nothing went wrong; errcode 0 alone
 * - `system`: a fault on WeChat's side
 * - `token`: the access_token is missing, wrong or expired
 * - `credential`: appid, secret, IP whitelist, OAuth codes, tickets
 * - `permission`: the account may not call this, or was blocked
 * - `quota`: an allowance is used up, most often the one of the day
 * - `rateLimit`: too fast; the same call is welcome a little later
 * - `parameter`, `media`, `menu`, `message`: the request itself is wrong
 * - `user`: it depends on the receiver: not following, refused, silent for too long
 * - `content`: a verdict of the content checks
 * - `business`: a rule of one feature
 */
export type Category =
  | "success"
  | "system"
  | "token"
  | "credential"
  | "permission"
  | "quota"
  | "rateLimit"
  | "parameter"
  | "media"
  | "menu"
  | "message"
  | "user"
  | "content"
  | "business";

/**
 * The name of a known errcode, a key of `Errcode`. Later versions may add names.
 *
 * @example
 * ```ts
 * import { Errcode, type ErrcodeName } from "axios-wechat/errcodes";
 *
 * const quiet: ErrcodeName[] = ["SUBSCRIBE_MESSAGE_REFUSED", "REPLY_WINDOW_EXPIRED"];
 * const numbers = quiet.map((name) => Errcode[name]);
 * ```
 */
export type ErrcodeName = keyof typeof Errcode;

/**
 * The union of all known errcode numbers. WeChat answers with others too, so type what you receive as `number`.
 *
 * @example
 * ```ts
 * import type { ErrcodeNumber } from "axios-wechat/errcodes";
 *
 * const ignored: ErrcodeNumber[] = [45015, 43101]; // a number that is not in the catalogue does not compile
 * ```
 */
export type ErrcodeNumber = (typeof Errcode)[ErrcodeName];

/**
 * One meaning of one errcode. Frozen, with everything in it.
 *
 * @example
 * ```ts
 * import { type ErrcodeEntry, lookupErrcode } from "axios-wechat/errcodes";
 *
 * const describe = (entry: ErrcodeEntry) => `${entry.code} ${entry.name}: ${entry.hint?.en ?? entry.en}`;
 * const entry = lookupErrcode(40164);
 * if (entry) console.log(describe(entry));
 * ```
 */
export interface ErrcodeEntry {
  /** The number that WeChat sends as `errcode`. */
  readonly code: ErrcodeNumber;
  /** Its name here, unique in the catalogue. WeChat itself has no names. */
  readonly name: ErrcodeName;
  /** Where the number has this meaning. */
  readonly product: readonly Product[];
  /** What it is about. */
  readonly category: Category;
  /**
   * The same request may succeed a little later. It does not say that a repeat is harmless: a message that was
   * answered with -1 may have gone out.
   */
  readonly retryable: boolean;
  /** The token that was sent is dead, and a new one of the same kind can help. */
  readonly tokenInvalid: boolean;
  /** The meaning in Chinese. For the codes of WeChat's global table these are WeChat's own words. */
  readonly zh: string;
  /** The meaning in English. */
  readonly en: string;
  /** What to do about it. Absent where the meaning says enough. */
  readonly hint?: {
    /** In English. */
    readonly en: string;
    /** In Chinese. */
    readonly zh: string;
  };
}
