import type { Errcode, ErrcodeName, ErrcodeNumber } from "../errcodes/index.ts";
import type { WechatApiError } from "./classes/api.ts";
import { BRAND, type WechatError } from "./classes/base.ts";

/** What {@link isWechatApiError} accepts: a name or a number of the catalog, or any other number. */
export type ErrcodeSelector = ErrcodeName | ErrcodeNumber | (number & {});

type CodeOf<Selector> = Selector extends ErrcodeName
  ? (typeof Errcode)[Selector]
  : Selector extends number
    ? Selector
    : never;

/**
 * Whether a caught value is an error of this package. Brand-based, so it also recognizes errors of another copy of the
 * package (ESM beside CommonJS, or two versions), unlike `instanceof`.
 */
export function isWechatError(value: unknown): value is WechatError {
  return brandOf(value) !== undefined;
}

/**
 * Whether a caught value is an error with an errcode of WeChat, and with one of the given codes or names, if any.
 * `error.errcode` is narrowed to their literals. A name stands for one meaning: it is compared with `error.entry`, and its
 * aliases, so a number that means something else in WeCom is another name there. A number is compared with `error.errcode`.
 *
 * @example
 * ```ts
 * if (isWechatApiError(error, "INVALID_OPENID", 45015)) {
 *   error.errcode; // 40003 | 45015
 * }
 * ```
 */
export function isWechatApiError(value: unknown): value is WechatApiError;
export function isWechatApiError<const Selectors extends readonly [ErrcodeSelector, ...ErrcodeSelector[]]>(
  value: unknown,
  ...codesOrNames: Selectors
): value is WechatApiError & {
  /** One of the given codes. */
  readonly errcode: CodeOf<Selectors[number]>;
};
export function isWechatApiError(
  value: unknown,
  ...codesOrNames: readonly ErrcodeSelector[]
): value is WechatApiError;
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
