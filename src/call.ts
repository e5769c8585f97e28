import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";
import type { WechatCallOptions } from "./options.ts";
import type { Body } from "./replay.ts";
import type { Target } from "./target.ts";

/** One call on its way: what was asked for, and how far it has come. */
export interface Call {
  readonly config: InternalAxiosRequestConfig;
  /** The adapter that the exchange stands in for. */
  readonly adapter: AxiosAdapter;
  /** Whether somebody put that adapter there who may have wrapped ours in it. */
  readonly mayHoldOurs: boolean;
  readonly options: WechatCallOptions | undefined;
  readonly target: Target;
  readonly body: Body;
  readonly startedAtMs: number;
  /** Whether the token on it is the account's, and so ours to renew. */
  readonly ours: boolean;
  /** The token of the attempt that is under way, or was last. */
  token: string | undefined;
  /** Requests made so far. */
  attempts: number;
  /** Whether it was replayed with a renewed token; that happens once. */
  replayed: boolean;
}
