import type { Category } from "../errcodes/entry.ts";

/**
 * The class that an errcode of a category is thrown as. By name, so that who only wants to tell need not load axios,
 * from which the classes descend.
 */
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
