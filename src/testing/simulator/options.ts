import type { SimulatorCall } from "./http/call.ts";
import type { SimulatorCredentials } from "./tokens/credentials.ts";

/** What {@link createWechatSimulator} takes. Accounts that are not named are not checked: any credentials will do. */
export interface WechatSimulatorOptions extends SimulatorCredentials {
  /** How long a token lives, in seconds. @default 7200 */
  expiresIn?: number;
  /**
   * How long the previous token stays good after a new one was fetched, in milliseconds, from the endpoints where each
   * fetch kills the previous: `/cgi-bin/token` and the two of third-party platforms. WeChat promises five minutes
   * (300_000); the default is what a race between two refreshers feels like.
   * @default 0
   */
  overlapMs?: number;
  /**
   * From how long before its expiry `/cgi-bin/stable_token` hands out a new token, in milliseconds.
   * @default 300_000, as WeChat does, but half the lifetime when that is shorter
   */
  renewAheadMs?: number;
  /** How long every answer takes, in milliseconds; a function may tell the calls apart. @default 0 */
  latencyMs?: number | ((call: SimulatorCall) => number);
  /** Calls of `/cgi-bin/token` per day; one more is answered 45009. @default 2000 */
  dailyTokenQuota?: number;
  /** The users' tokens that `/sns/` paths take. @default every token that starts with "user_" */
  userTokens?: readonly string[];
  /** The Content-Type of failures; WeChat's are "text/plain" at times. @default "application/json; encoding=utf-8" */
  failureContentType?: string;
  /**
   * Hears of every call, token calls too, when its answer goes out: `errcode` and `status` are settled, delays are over.
   * The call's query and body hold tokens and secrets. A hook that throws is a process warning and no more.
   * @example
   * createWechatSimulator({ onCall: ({ method, path, errcode }) => console.log(method, path, errcode) });
   */
  onCall?: (call: SimulatorCall) => void;
  /** The clock, in milliseconds. @default Date.now */
  now?: () => number;
  /** How a delay passes. @default a timer */
  wait?: (ms: number) => Promise<void>;
  /** For tokens and rids: at least 0, less than 1. @default Math.random */
  random?: () => number;
}
