import { addressIn } from "../protocol/errmsg.ts";
import { type ApiFailure, WechatApiError } from "./api.ts";
import type { ErrorContext } from "./base.ts";

/**
 * The access_token was refused, and renewal could not help or was not ours to do (the caller's own token). The message
 * says which, with the likely causes. `code` is `ERR_WECHAT_ACCESS_TOKEN`.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken.html
 */
export class AccessTokenError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_ACCESS_TOKEN");
  }
}

/**
 * appid, secret, ticket or IP whitelist: somebody must change the configuration. Most often it is the `cause` of a
 * {@link TokenFetchError}, because token endpoints check these. `code` is `ERR_WECHAT_CREDENTIAL`.
 */
export class CredentialError extends WechatApiError {
  /** The address that WeChat saw, when it refused one (40164). */
  declare readonly ip?: string;

  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_CREDENTIAL");
    const ip = addressIn(failure.errmsg);
    if (ip !== undefined) this.ip = ip;
  }
}

/**
 * WeChat was busy through all retries. A send that was answered -1 may have gone out. `code` is
 * `ERR_WECHAT_SYSTEM_BUSY`.
 */
export class SystemBusyError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_SYSTEM_BUSY");
  }
}

/**
 * A quota is used up, or calls come too fast. `code` is `ERR_WECHAT_RATE_LIMIT`.
 *
 * @see https://developers.weixin.qq.com/doc/service/en/guide/dev/api/limit.html
 */
export class RateLimitError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_RATE_LIMIT");
  }
}

/** The account may not use this API. `code` is `ERR_WECHAT_PERMISSION`. */
export class PermissionError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_PERMISSION");
  }
}

/**
 * A parameter, media file, menu or message is not as WeChat wants it: mend the request. `code` is
 * `ERR_WECHAT_INVALID_REQUEST`.
 */
export class InvalidRequestError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_INVALID_REQUEST");
  }
}

/** This user cannot be reached: unsubscribed, refused, or outside the reply window. `code` is `ERR_WECHAT_USER`. */
export class UserError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_USER");
  }
}

/** Content security refused the text or media. `code` is `ERR_WECHAT_CONTENT`. */
export class ContentError extends WechatApiError {
  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_CONTENT");
  }
}
