import type { SimulatorCall } from "./http/call.ts";
import type { SimulatorSecurityOptions } from "./security/options.ts";
import type { SimulatorCredentials } from "./tokens/credentials.ts";

/** Options of {@link createWechatSimulator}. */
export interface WechatSimulatorOptions extends SimulatorCredentials {
  /**
   * Whether requests are checked against the endpoint table, and rejected as WeChat does: 40066 for an unknown path, 43001 and
   * 43002 for a wrong method, 40001 for a wrong kind of token, 47001 or the parameter's own code for a field that is missing
   * or of a wrong type. A path with a reply of your own is known.
   * @default false
   */
  strict?: boolean;
  /** The lifetime of a token, in seconds. @default 7200 */
  expiresIn?: number;
  /**
   * How long the previous token stays valid after a new one is issued, in milliseconds. It applies to the endpoints
   * that invalidate the previous token: `/cgi-bin/token` and the two endpoints of third-party platforms. WeChat
   * documents five minutes (300_000). The default makes races between two clients visible.
   * @default 0
   */
  overlapMs?: number;
  /**
   * How long before expiry `/cgi-bin/stable_token` issues a new token, in milliseconds.
   * @default 300_000 as in WeChat, or half the lifetime if that is shorter
   */
  renewAheadMs?: number;
  /** The delay of every response, in milliseconds. A function sets it per call. @default 0 */
  latencyMs?: number | ((call: SimulatorCall) => number);
  /** Calls of `/cgi-bin/token` per day. Further calls get 45009. @default 2000 */
  dailyTokenQuota?: number;
  /** The user tokens that `/sns/` paths accept. @default every token that starts with "user_"; those that it issued always */
  userTokens?: readonly string[];
  /**
   * Whether each use of a refresh token, a merchant's or a user's, returns another one and ends the one that was used.
   * WeChat mostly returns the same one.
   * @default false
   */
  rotateRefreshTokens?: boolean;
  /**
   * The Content-Type of error responses. WeChat sometimes sends "text/plain".
   * @default "application/json; encoding=utf-8"
   */
  failureContentType?: string;
  /**
   * Called for every call, including token calls, when its response is sent, with `errcode` and `status` set. The query
   * and the body contain tokens and secrets. An exception in the hook only emits a process warning.
   * @example
   * createWechatSimulator({ onCall: ({ method, path, errcode }) => console.log(method, path, errcode) });
   */
  onCall?: (call: SimulatorCall) => void;
  /**
   * Demands that covered calls are signed and encrypted, and answers them so. `true` generates the keys; `security` of the
   * simulator has them.
   * @default false
   */
  security?: boolean | SimulatorSecurityOptions;
  /** Returns the current time, in milliseconds. @default Date.now */
  now?: () => number;
  /** Waits for a delay. @default a timer */
  wait?: (ms: number) => Promise<void>;
  /** Returns a random number from 0 (inclusive) to 1 (exclusive), for tokens and rids. @default Math.random */
  random?: () => number;
}
