/** The name of each class by its `code`. Literal, because a minifier renames the classes themselves. */
export const NAME_OF = {
  ERR_WECHAT_API: "WechatApiError",
  ERR_WECHAT_SYSTEM_BUSY: "SystemBusyError",
  ERR_WECHAT_ACCESS_TOKEN: "AccessTokenError",
  ERR_WECHAT_CREDENTIAL: "CredentialError",
  ERR_WECHAT_PERMISSION: "PermissionError",
  ERR_WECHAT_RATE_LIMIT: "RateLimitError",
  ERR_WECHAT_INVALID_REQUEST: "InvalidRequestError",
  ERR_WECHAT_USER: "UserError",
  ERR_WECHAT_CONTENT: "ContentError",
  ERR_WECHAT_REDIRECT: "RedirectError",
  ERR_WECHAT_SECURITY: "WechatSecurityError",
  ERR_WECHAT_PARTIAL_FAILURE: "PartialFailureError",
  ERR_WECHAT_TOKEN_FETCH: "TokenFetchError",
  ERR_WECHAT_TOKEN_STORE: "TokenStoreError",
} as const;

export type ErrorCode = keyof typeof NAME_OF;

/** The codes of errors that have an errcode. */
export type ApiErrorCode = Exclude<
  ErrorCode,
  | "ERR_WECHAT_REDIRECT"
  | "ERR_WECHAT_SECURITY"
  | "ERR_WECHAT_PARTIAL_FAILURE"
  | "ERR_WECHAT_TOKEN_FETCH"
  | "ERR_WECHAT_TOKEN_STORE"
>;
