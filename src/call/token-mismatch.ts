import type { TokenKind } from "../endpoints/endpoint.ts";
import type { TokenMismatch } from "../errors/message.ts";
import type { Account } from "../token/account.ts";
import type { Call } from "./call.ts";

/** Rows are inferred: that an endpoint takes an account's access_token is too common to be told from a guess. */
const SPECIAL: ReadonlySet<TokenKind> = new Set([
  "component_access_token",
  "suite_access_token",
  "provider_access_token",
]);

/** Whether the endpoint takes another kind of token than the account's. Only a built-in provider's kind is known. */
export function isOtherKind({ endpoint }: Call, { tokenKind }: Account): boolean {
  return tokenKind !== undefined && isSpecial(endpoint) && endpoint.token !== tokenKind;
}

/** How the account's token differs from the one that the endpoint takes, as far as is known. */
export function tokenMismatch(call: Call, account: Account): TokenMismatch | undefined {
  const { endpoint, param, tokens } = call;
  if (!tokens || !isSpecial(endpoint)) return undefined;
  const wanted = { token: endpoint.token, param: endpoint.param ?? endpoint.token };
  if (isOtherKind(call, account)) return { ...wanted, sentAs: param, isOtherKind: true };
  const isNamedOtherwise = endpoint.param !== undefined && endpoint.param !== param;
  return isNamedOtherwise ? { ...wanted, sentAs: param, isOtherKind: false } : undefined;
}

function isSpecial<T extends { readonly token: TokenKind }>(endpoint: T | undefined): endpoint is T {
  return endpoint !== undefined && SPECIAL.has(endpoint.token);
}
