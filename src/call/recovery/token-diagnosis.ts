import type { TokenKind } from "../../endpoints/endpoint.ts";
import type { TokenAbsence, TokenMismatch } from "../../errors/message.ts";
import { WECHAT_HOSTS } from "../../protocol/hosts.ts";
import { isUserTokenPath } from "../../protocol/paths.ts";
import { hasCredentials } from "../../request/token-param.ts";
import type { Call } from "../call.ts";

/** Rows are inferred: that an endpoint takes an account's access_token is too common to be told from a guess. */
const SPECIAL: ReadonlySet<TokenKind> = new Set([
  "component_access_token",
  "suite_access_token",
  "provider_access_token",
]);

/** Whether the endpoint takes another kind of token than the account's. Only a built-in provider's kind is known. */
export function isOtherKind({ account, endpoint }: Call): boolean {
  const { tokenKind } = account;
  return tokenKind !== undefined && isSpecial(endpoint) && endpoint.token !== tokenKind;
}

/** How the account's token differs from the one that the endpoint takes, as far as is known. */
export function tokenMismatch(call: Call): TokenMismatch | undefined {
  const { endpoint, param, tokens } = call;
  if (!tokens || !isSpecial(endpoint)) return undefined;
  const wanted = { token: endpoint.token, param: endpoint.param ?? endpoint.token };
  if (isOtherKind(call)) return { ...wanted, sentAs: param, isOtherKind: true };
  const isNamedOtherwise = endpoint.param !== undefined && endpoint.param !== param;
  return isNamedOtherwise ? { ...wanted, sentAs: param, isOtherKind: false } : undefined;
}

function isSpecial<T extends { readonly token: TokenKind }>(endpoint: T | undefined): endpoint is T {
  return endpoint !== undefined && SPECIAL.has(endpoint.token);
}

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
