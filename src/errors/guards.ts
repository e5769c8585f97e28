import type { CredentialErrcodes, QuotaErrcodes } from "../errcodes/catalog.generated.cjs";
import type { Errcode, ErrcodeName, ErrcodeNumber } from "../errcodes/index.ts";
import type { AnyWechatApiError, AnyWechatError } from "./any-error.ts";
import type { WechatApiError } from "./classes/api.ts";
import type { CredentialError, RateLimitError } from "./classes/api-classes.ts";
import { BRAND } from "./classes/base.ts";

/** What {@link isWechatApiError} accepts: a name or a number of the catalog, or any other number. */
export type ErrcodeSelector = ErrcodeName | ErrcodeNumber | (number & {});

type CodeOf<Selector> = Selector extends ErrcodeName
  ? (typeof Errcode)[Selector]
  : Selector extends number
    ? Selector
    : never;

/** The names and numbers of some rows. A number counts that has such a meaning in any product. */
type SelectorOf<Rows> = keyof Rows | Rows[keyof Rows];
type OfCredentials = SelectorOf<CredentialErrcodes>;
type OfQuotas = SelectorOf<QuotaErrcodes>;

type Found<Selector, Fields> = [Selector] extends [never]
  ? never
  : WechatApiError &
      Fields & {
        /** One of the given codes. */
        readonly errcode: CodeOf<Selector>;
      };

/** An error with one of the given codes, and with what its class adds: a member for each class that adds something. */
type ErrorWith<Selector> =
  | Found<Exclude<Selector, OfCredentials | OfQuotas>, unknown>
  | Found<Exclude<Extract<Selector, OfCredentials>, OfQuotas>, OfCredentialError>
  | Found<Exclude<Extract<Selector, OfQuotas>, OfCredentials>, OfRateLimitError>
  | Found<Extract<Selector, OfCredentials & OfQuotas>, OfCredentialError & OfRateLimitError>;

// Not the classes as a whole: with other `tokenErrcodes`, any code may be an AccessTokenError.
type OfCredentialError = Pick<CredentialError, "ip">;
type OfRateLimitError = Pick<RateLimitError, "window" | "retryAt">;

/**
 * Whether a caught value is an error of this package. `error.code` then tells the classes apart. Brand-based, so it also
 * recognizes errors of another copy of the package (ESM beside CommonJS, or two versions), unlike `instanceof`.
 *
 * @example
 * ```ts
 * if (isWechatError(error) && error.code === "ERR_WECHAT_TOKEN_FETCH") {
 *   error.key; // it is a TokenFetchError
 * }
 * ```
 */
export function isWechatError(value: unknown): value is AnyWechatError {
  return brandOf(value) !== undefined;
}

/**
 * Whether a caught value is an error with an errcode of WeChat, and with one of the given codes or names, if any.
 * `error.errcode` is narrowed to their literals, and `ip`, `window` and `retryAt` are there for codes whose class has
 * them. A name stands for one meaning: it is compared with `error.entry`, and its
 * aliases, so a number that means something else in WeCom is another name there. A number is compared with `error.errcode`.
 *
 * @example
 * ```ts
 * if (isWechatApiError(error, "INVALID_OPENID", 45015)) {
 *   error.errcode; // 40003 | 45015
 * }
 * ```
 */
export function isWechatApiError(value: unknown): value is AnyWechatApiError;
export function isWechatApiError<const Selectors extends readonly [ErrcodeSelector, ...ErrcodeSelector[]]>(
  value: unknown,
  ...codesOrNames: Selectors
): value is ErrorWith<Selectors[number]>;
export function isWechatApiError(
  value: unknown,
  ...codesOrNames: readonly ErrcodeSelector[]
): value is AnyWechatApiError;
export function isWechatApiError(value: unknown, ...codesOrNames: readonly ErrcodeSelector[]): boolean {
  if (brandOf(value) !== "api") return false;
  if (codesOrNames.length === 0) return true;
  // The names come from the error: the catalog is not loaded for them.
  const { errcode, entry } = value as WechatApiError;
  return codesOrNames.some((wanted) =>
    typeof wanted === "number"
      ? wanted === errcode
      : wanted === entry?.name || (entry?.aliases?.includes(wanted) ?? false),
  );
}

function brandOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as Record<symbol, unknown>)[BRAND] : undefined;
}
