import type { ErrcodeNumbers } from "./catalog.generated.cjs";

/**
 * A WeChat product. The same errcode number can have different meanings in different products.
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

/** Every product. */
export const PRODUCTS: readonly Product[] = [
  "mp",
  "miniprogram",
  "open",
  "wecom",
  "channels",
  "card",
  "kf",
  "shake",
];

/** The time after which a used-up quota is full again; `total` for a limit that no time ends. */
export type QuotaWindow = "second" | "minute" | "hour" | "day" | "month" | "total";

/**
 * The category of an errcode. It tells what failed and who can fix it.
 *
 * - `success`: no error; only errcode 0
 * - `system`: an error on WeChat's side
 * - `token`: the access_token is missing, invalid or expired
 * - `credential`: appid, secret, IP whitelist, OAuth codes, tickets
 * - `permission`: the account has no permission for the API, or is blocked
 * - `quota`: a quota, usually per day, is used up
 * - `rateLimit`: too many calls in a short time; the same call can succeed later
 * - `parameter`, `media`, `menu`, `message`: the request is invalid
 * - `user`: the recipient cannot be reached, for example because they do not follow the account
 * - `content`: the content check rejected the content
 * - `business`: a rule of a specific feature
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
 * The name of a known errcode, which is a key of `Errcode`. Later versions can add names.
 *
 * @example
 * ```ts
 * import { Errcode, type ErrcodeName } from "axios-wechat/errcodes";
 *
 * const quiet: ErrcodeName[] = ["SUBSCRIBE_MESSAGE_REFUSED", "REPLY_WINDOW_EXPIRED"];
 * const numbers = quiet.map((name) => Errcode[name]);
 * ```
 */
export type ErrcodeName = keyof ErrcodeNumbers;

/**
 * The union of all known errcode numbers. WeChat also sends other numbers, so type received errcodes as `number`.
 *
 * @example
 * ```ts
 * import type { ErrcodeNumber } from "axios-wechat/errcodes";
 *
 * const ignored: ErrcodeNumber[] = [45015, 43101]; // a number that is not in the catalog does not compile
 * ```
 */
export type ErrcodeNumber = ErrcodeNumbers[ErrcodeName];

/**
 * One meaning of an errcode. The object is deeply frozen.
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
  /** The unique name in this catalog. WeChat does not name its errcodes. */
  readonly name: ErrcodeName;
  /** The products in which the number has this meaning. */
  readonly product: readonly Product[];
  /** The category of the error. */
  readonly category: Category;
  /**
   * Whether the same request can succeed later. Repeating it is not always safe: WeChat may have sent a message even if
   * it responded with -1.
   */
  readonly retryable: boolean;
  /** Whether the token of the request is invalid, so that a new token of the same kind can help. */
  readonly tokenInvalid: boolean;
  /** The meaning in Chinese. For codes in WeChat's global table, this is the text of WeChat. */
  readonly zh: string;
  /** The meaning in English. */
  readonly en: string;
  /** The next step: one of this meaning, or one for its category and product. Only `SUCCESS` has none. */
  readonly hint?: {
    /** In English. */
    readonly en: string;
    /** In Chinese. */
    readonly zh: string;
  };
  /** The window of a quota or rate limit, if WeChat says it of this number. */
  readonly window?: QuotaWindow;
  /** Names that this one replaced. They are deprecated keys of `Errcode` for one minor version. */
  readonly aliases?: readonly ErrcodeName[];
}
