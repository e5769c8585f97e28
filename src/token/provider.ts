import type { AxiosInstance } from "axios";
import type { Product } from "../errcodes/entry.ts";

/** What a provider is handed when a token is wanted. */
export interface TokenRequest {
  /** A sibling of the instance without its interceptors: the user's proxy, agents, timeout and adapter. */
  readonly http: AxiosInstance;
  /** Ask for a token that differs from the current one, at the price of a scarce quota. */
  readonly force: boolean;
  /** The token that WeChat refused, when that is why a new one is wanted. */
  readonly rejected?: string;
  /** Aborted when the fetch has taken too long. */
  readonly signal: AbortSignal;
}

/** A token as an endpoint gives it, in WeChat's own words. */
export interface TokenGrant {
  /** The token. */
  readonly access_token: string;
  /** How long it lives from now, in seconds. */
  readonly expires_in: number;
}

/**
 * Where tokens come from. Use a ready one, or write your own, for a central token server for instance.
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
  /** Names the account in stores and events. Never holds a secret. */
  readonly key: string;
  /**
   * The query parameter that carries the token.
   * @default "access_token"
   */
  readonly param?: string;
  /**
   * The errcodes by which this account's API refuses a token.
   * @default [40001, 40014, 42001]
   */
  readonly tokenErrcodes?: readonly number[];
  /**
   * Whose meaning of an errcode counts.
   * @default "mp"
   */
  readonly product?: Product;
  /**
   * Whether it knows a forced fetch beside the normal one (stable_token).
   * @default false
   */
  readonly canForce?: boolean;
  /**
   * Asks for a token. A rejection with an errcode other than -1 is final; -1, network faults, 429 and 5xx are repeated,
   * up to 3 times and 20 s in all.
   */
  fetch(request: TokenRequest): Promise<TokenGrant>;
}

/** The short form of a provider. It has no key: together with a `store`, give `{ key, fetch }`. */
export type TokenFetcher = TokenProvider["fetch"];

export const DEFAULT_TOKEN_PARAM = "access_token";
