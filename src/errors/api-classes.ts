import { type ApiFailure, WechatApiError } from "./api.ts";
import type { ErrorContext } from "./base.ts";
import { addressIn } from "./rid.ts";

/** The access_token was refused, and renewal could not help or was not ours to do (the caller's own token). */
export class AccessTokenError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_ACCESS_TOKEN");
  }
}

/** appid, secret, ticket or IP whitelist: somebody must change the configuration. */
export class CredentialError extends WechatApiError {
  /** The address that WeChat saw, when it refused one (40164). */
  declare readonly ip?: string;

  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_CREDENTIAL");
    const ip = addressIn(failure.errmsg);
    if (ip !== undefined) this.ip = ip;
  }
}

/** WeChat was busy through all retries. A send that was answered -1 may have gone out. */
export class SystemBusyError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_SYSTEM_BUSY");
  }
}

/** A quota is used up, or calls come too fast. */
export class RateLimitError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_RATE_LIMIT");
  }
}

/** The account may not use this API. */
export class PermissionError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_PERMISSION");
  }
}

/** A parameter, media file, menu or message is not as WeChat wants it: mend the request. */
export class InvalidRequestError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_INVALID_REQUEST");
  }
}

/** This user cannot be reached: unsubscribed, refused, or outside the reply window. */
export class UserError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_USER");
  }
}

/** Content security refused the text or media. */
export class ContentError extends WechatApiError {
  constructor(failure: ApiFailure, message: string, context: ErrorContext) {
    super(failure, message, context, "ERR_WECHAT_CONTENT");
  }
}
