import type { InternalAxiosRequestConfig } from "axios";
import { asError } from "../errors/as-error.ts";
import { TokenFetchError } from "../errors/classes/token.ts";
import type { Language } from "../errors/language.ts";

/** Turns a manager's failure into this call's own: each caller gets its own error object, with its own config. */
export function toTokenFetchError(
  thrown: unknown,
  account: string | undefined,
  config: InternalAxiosRequestConfig,
  lang: Language | undefined,
): TokenFetchError {
  const error = asError(thrown) as Error & { readonly key?: unknown };
  const isNamed = error.name === "TokenFetchError";
  const cause = isNamed && error.cause instanceof Error ? error.cause : error;
  const key = isNamed && typeof error.key === "string" ? error.key : (account ?? "tokens");
  return new TokenFetchError(cause, key, { account, config, lang });
}
