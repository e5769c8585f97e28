/** A retry that is about to wait. Holds no secret. */
export interface RetryEvent {
  /** The account of the call: with `accounts` the string that chose it, else the provider's key. */
  readonly account?: string;
  /** WeChat's code, when an errcode is retried. */
  readonly errcode?: number;
  /** The error's `code`, for transport faults too. */
  readonly code?: string;
  /** 1 for the first retry. */
  readonly attempt: number;
  /** Milliseconds until it starts. */
  readonly delayMs: number;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path, without the query. */
  readonly path: string;
}
