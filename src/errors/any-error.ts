import type { WechatApiError } from "./classes/api.ts";
import type {
  AccessTokenError,
  ContentError,
  CredentialError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  SystemBusyError,
  UserError,
} from "./classes/api-classes.ts";
import type { PartialFailureError } from "./classes/partial-failure.ts";
import type { RedirectError } from "./classes/redirect.ts";
import type { WechatSecurityError } from "./classes/security.ts";
import type { TokenFetchError, TokenStoreError } from "./classes/token.ts";

/** Every error with an errcode, as a union that `code` tells apart. */
export type AnyWechatApiError =
  | AccessTokenError
  | ContentError
  | CredentialError
  | InvalidRequestError
  | PermissionError
  | RateLimitError
  | SystemBusyError
  | UserError
  // The class by itself: all others extend it.
  | (WechatApiError & {
      /** That of the class itself. */
      readonly code: "ERR_WECHAT_API";
    });

/** Every error of this package, as a union that `code` tells apart. */
export type AnyWechatError =
  | AnyWechatApiError
  | PartialFailureError
  | RedirectError
  | TokenFetchError
  | TokenStoreError
  | WechatSecurityError;
