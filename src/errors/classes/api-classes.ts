import type { QuotaWindow } from "../../errcodes/entry.ts";
import { addressIn } from "../../protocol/errmsg.ts";
import { endOfWindow, quotaWindow } from "../../protocol/quota-window.ts";
import { systemClock } from "../../time/clock.ts";
import type { ApiErrorCode } from "../names.ts";
import { type ApiFailure, WechatApiError } from "./api.ts";
import type { ErrorContext } from "./base.ts";

/**
 * WeChat rejected the access_token, and a renewal did not help or was not up to the plugin (the caller's own token).
 * The message says which. `code` is `ERR_WECHAT_ACCESS_TOKEN`.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken.html
 */
export class AccessTokenError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_ACCESS_TOKEN";
}

/**
 * Wrong appid, secret or ticket, or an IP that is not whitelisted: the configuration must change. Most often it is the
 * `cause` of a {@link TokenFetchError}, because token endpoints check these. `code` is `ERR_WECHAT_CREDENTIAL`.
 */
export class CredentialError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_CREDENTIAL";
  /** The IP address that WeChat saw and rejected (40164; 60020 in WeCom; 61004, 45035). */
  declare readonly ip?: string;

  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext, code: ApiErrorCode) {
    super(failure, message, context, code);
    const ip = addressIn(failure.errmsg);
    if (ip !== undefined) this.ip = ip;
  }
}

/**
 * WeChat was busy, through all retries. A send that WeChat answered with -1 may have gone out. `code` is
 * `ERR_WECHAT_SYSTEM_BUSY`.
 */
export class SystemBusyError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_SYSTEM_BUSY";
}

/**
 * A quota is used up, or calls are too frequent. `code` is `ERR_WECHAT_RATE_LIMIT`.
 *
 * @see https://developers.weixin.qq.com/doc/service/en/guide/dev/api/limit.html
 */
export class RateLimitError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_RATE_LIMIT";
  /** Which window is used up, where WeChat's text, the path or the product tells. */
  declare readonly window?: QuotaWindow;
  /** When it opens again: a day and a month begin at midnight in China. */
  declare readonly retryAt?: Date;

  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext, code: ApiErrorCode) {
    super(failure, message, context, code);
    const window = quotaWindow(failure);
    if (window === undefined) return;
    this.window = window;
    const endsAtMs = endOfWindow(window, systemClock.wallMs());
    if (endsAtMs !== undefined) this.retryAt = new Date(endsAtMs);
  }
}

/** The account has no permission for this API. `code` is `ERR_WECHAT_PERMISSION`. */
export class PermissionError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_PERMISSION";
}

/**
 * A parameter, media file, menu or message is invalid: fix the request. `code` is
 * `ERR_WECHAT_INVALID_REQUEST`.
 */
export class InvalidRequestError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_INVALID_REQUEST";
}

/** The user cannot be reached: unsubscribed, refused, or outside the reply window. `code` is `ERR_WECHAT_USER`. */
export class UserError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_USER";
}

/** Content security rejected the text or media. `code` is `ERR_WECHAT_CONTENT`. */
export class ContentError extends WechatApiError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_CONTENT";
}
