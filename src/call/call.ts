import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";
import type { WechatCallOptions } from "../attach/options.ts";
import type { Body } from "../request/body.ts";
import type { Target } from "../request/target.ts";
import type { Placed } from "../request/token-param.ts";

/** One call on its way: what was asked for, and how far it has come. */
export interface Call {
  readonly config: InternalAxiosRequestConfig;
  /** The adapter that the exchange stands in for. */
  readonly adapter: AxiosAdapter;
  readonly options: WechatCallOptions | undefined;
  readonly target: Target;
  readonly body: Body;
  readonly startedAtMs: number;
  /** Whether the token on it is the account's, and so ours to renew. */
  readonly ours: boolean;
  /** The token of the attempt that is under way, or was last. */
  token: string | undefined;
  /** That token, as it stands on the config; undefined before the first attempt, and where there is none. */
  placed: Placed | undefined;
  /** Those of the attempts before it: a late answer may name one. */
  earlierTokens: readonly string[];
  /** Requests made so far. */
  attempts: number;
  /** Whether it was replayed with a renewed token; that happens once. */
  replayed: boolean;
}

/** For calls that have had one token at most: nothing is made for them. */
export const NO_TOKENS: readonly string[] = [];

/** Gives a call another token, and remembers the one that it had. */
export function changeToken(call: Call, token: string): void {
  if (call.token !== undefined && call.token !== token) call.earlierTokens = tokensOf(call);
  call.token = token;
}

/** Every token that a call has had. */
export function tokensOf({ token, earlierTokens }: Call): readonly string[] {
  return token === undefined ? earlierTokens : [...earlierTokens, token];
}
