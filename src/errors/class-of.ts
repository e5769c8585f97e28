import type { Category } from "../errcodes/entry.ts";

/** The error class of each category. By name, so that this file does not load axios. */
export const CLASS_OF = {
  success: "WechatApiError",
  business: "WechatApiError",
  system: "SystemBusyError",
  token: "AccessTokenError",
  credential: "CredentialError",
  permission: "PermissionError",
  quota: "RateLimitError",
  rateLimit: "RateLimitError",
  parameter: "InvalidRequestError",
  media: "InvalidRequestError",
  menu: "InvalidRequestError",
  message: "InvalidRequestError",
  user: "UserError",
  content: "ContentError",
} as const satisfies Record<Category, string>;

export type ApiErrorClassName = (typeof CLASS_OF)[Category];
