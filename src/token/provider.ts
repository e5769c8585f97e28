import type { AxiosInstance } from "axios";
import type { TokenKind } from "../endpoints/endpoint.ts";
import type { Product } from "../errcodes/entry.ts";
import type { Language } from "../errors/language.ts";

/** What a provider receives with each request for a token. */
export interface TokenRequest {
  /**
   * A sibling of the instance without its interceptors: the user's proxy, agents, timeout and adapter. An errcode is a
   * typed error, unless the request says `wechat: false`. A response of more than 1 MB is an error.
   */
  readonly http: AxiosInstance;
  /** Whether to ask for a token that differs from the current one, which uses a scarce quota. */
  readonly force: boolean;
  /** The token that WeChat rejected, if that is why a new one is needed. */
  readonly rejected?: string | undefined;
  /** The language of error messages. */
  readonly lang?: Language | undefined;
  /** Aborted when the fetch takes too long. */
  readonly signal: AbortSignal;
}

/** A token as WeChat's endpoints return it. */
export interface TokenGrant {
  /** The token. */
  readonly access_token: string;
  /** Its lifetime from now, in seconds. */
  readonly expires_in: number;
}

/**
 * A source of tokens. Use a built-in one, or write your own, for example for a central token server.
 *
 * @example
 * ```ts
 * const provider: TokenProvider = {
 *   key: "central:wx0123456789abcdef",
 *   async fetch({ http, rejected, signal }) {
 *     const { data } = await http.post("https://tokens.example.com/wechat", { rejected }, { signal });
 *     return { access_token: data.access_token, expires_in: data.expires_in };
 *   },
 * };
 * ```
 */
export interface TokenProvider {
  /** Names the account in stores and events. Must not contain a secret. */
  readonly key: string;
  /**
   * The query parameter that carries the token.
   * @default "access_token"
   */
  readonly param?: string | undefined;
  /**
   * Errcodes that mean a rejected token.
   * @default [40001, 40014, 42001]
   */
  readonly tokenErrcodes?: readonly number[] | undefined;
  /**
   * The product whose meaning of an errcode applies.
   * @default "mp"
   */
  readonly product?: Product | undefined;
  /**
   * Whether it supports a forced fetch besides the normal one (stable_token).
   * @default false
   */
  readonly canForce?: boolean | undefined;
  /**
   * Fetches a token. An errcode other than -1 is final; -1, network faults, 429 and 5xx are retried, up to 3 times and
   * 20 s in all.
   */
  fetch(request: TokenRequest): Promise<TokenGrant>;
}

/** The short form of a provider. It has no key: with a `store`, pass `{ key, fetch }`. */
export type TokenFetcher = TokenProvider["fetch"];

/** Gives a function the form of a provider. Its store is its own, so any key will do. */
export function namedProvider(provider: TokenProvider | TokenFetcher): TokenProvider {
  return typeof provider === "function" ? { key: "token-fetcher", fetch: provider } : provider;
}

/** Registered, so that it holds for both formats of the package. */
const TOKEN_KIND = Symbol.for("axios-wechat.token-kind");

/**
 * Marks a built-in provider with the kind of its tokens. A copy of it, with a `fetch` of the user's own perhaps, does not have
 * the mark.
 */
export function withTokenKind(kind: TokenKind, provider: TokenProvider): TokenProvider {
  return Object.defineProperty(provider, TOKEN_KIND, { value: kind });
}

/** The kind of a built-in provider's tokens; undefined for any other provider. */
export function tokenKindOf(provider: Partial<TokenProvider>): TokenKind | undefined {
  return (provider as { readonly [TOKEN_KIND]?: TokenKind })[TOKEN_KIND];
}

export const DEFAULT_TOKEN_PARAM = "access_token";

/** Errcodes that mean a rejected token, unless the provider says otherwise. */
export const DEFAULT_TOKEN_ERRCODES: readonly number[] = [40001, 40014, 42001];

/** The same for a third-party platform: its expired token has an errcode of its own. */
export const COMPONENT_TOKEN_ERRCODES: readonly number[] = [...DEFAULT_TOKEN_ERRCODES, 42006];

/** The same for WeCom: 40001 means a wrong secret there, which a new token cannot fix. */
export const WECOM_TOKEN_ERRCODES: readonly number[] = [40014, 42001];

/** The same for a WeCom third-party application's own token. */
export const SUITE_TOKEN_ERRCODES: readonly number[] = [40082, 42009];

/** The same for a WeCom service provider's. */
export const PROVIDER_TOKEN_ERRCODES: readonly number[] = [40082];

/** The same for a user's token. */
export const USER_TOKEN_ERRCODES: readonly number[] = [40001, 42001];

/** What WeCom says of a ticket; other products say nothing. */
export const TICKET_ERRCODES: readonly number[] = [42012];
