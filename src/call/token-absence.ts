import type { TokenAbsence } from "../errors/message.ts";
import { WECHAT_HOSTS } from "../protocol/hosts.ts";
import { isUserTokenPath } from "../protocol/paths.ts";
import { hasCredentials } from "../request/token-param.ts";
import type { Call } from "./call.ts";

/** Why a call went out without the account's token; undefined when it had it. */
export function tokenAbsence(call: Call): TokenAbsence | undefined {
  const { account, config, options, param, target, tokens } = call;
  if (tokens) return undefined;
  const isUsers = isUserTokenPath(target.path);
  if (
    typeof options?.token === "string" ||
    hasCredentials(config.params, param) ||
    hasCredentials(target.query, param)
  ) {
    return isUsers ? "users" : "callers";
  }
  if (options?.token === false) return "switched-off";
  if (isUsers) return "users-missing";
  if (!account.tokens) return "no-account";
  if (!target.takesToken) return "path";
  const { url } = target;
  return url?.protocol === "http:" && WECHAT_HOSTS.has(url.host) ? "plain-http" : "host";
}
