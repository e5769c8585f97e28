import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../accounts/account-of.ts";
import type { Endpoint } from "../endpoints/endpoint.ts";
import type { CallRetry } from "../observe/events/call-event.ts";
import type { Body } from "../request/body.ts";
import type { Target } from "../request/target.ts";
import type { PlacedToken } from "../request/token-param.ts";
import type { TokenSource } from "../token/manager.ts";
import type { WechatCallOptions } from "./options.ts";

/** The state of one call. Made only when a call fails or waits for a token, because every success would pay for it. */
export interface Call {
  readonly config: InternalAxiosRequestConfig;
  /** The adapter that sends its requests. */
  readonly adapter: AxiosAdapter;
  readonly options: WechatCallOptions | undefined;
  readonly target: Target;
  readonly body: Body;
  /** On the monotonic clock. */
  readonly startedAtMs: number;
  readonly account: CallAccount;
  /** The source of its token; undefined where the token is not ours to renew. */
  readonly tokens: TokenSource | undefined;
  /** The query parameter that carries the token. */
  readonly param: string;
  /** The token of the current attempt, or of the last one. */
  token: string | undefined;
  /** That token on the config; undefined before the first attempt, and without a token. */
  placed: PlacedToken | undefined;
  /** Tokens of earlier attempts: a late response may contain one. */
  earlierTokens: readonly string[];
  /** What the endpoint table says, once the call has failed; undefined for a path that it does not know. */
  endpoint: Endpoint | undefined;
  /** Requests sent so far. */
  attempts: number;
  /** Its retries so far. */
  retries: readonly CallRetry[];
  /** How long it waited for tokens so far, in milliseconds. */
  tokenWaitMs: number;
  /** Whether it was replayed with a renewed token, which happens once. */
  replayed: boolean;
}

/** Every token that a call has had. */
export function tokensOf({ token, earlierTokens }: Call): readonly string[] {
  return token === undefined ? earlierTokens : [...earlierTokens, token];
}
