/** A retry of a call. */
export interface CallRetry {
  /** The errcode or the error's `code`, as text. */
  readonly reason: string;
  /** Milliseconds of the wait before it. */
  readonly delayMs: number;
}

/** What a call took. Holds no secret. */
export interface CallInfo {
  /** The account: with `accounts` the string that chose it, else the provider's key. */
  readonly account?: string;
  /** Requests to the API, including the first; 0 when none was sent. */
  readonly attempts: number;
  /** Its retries, in order. */
  readonly retries: readonly CallRetry[];
  /** Whether it was sent again with a renewed token. */
  readonly renewed: boolean;
  /** Milliseconds that it waited for a token. */
  readonly tokenWaitMs: number;
  /** Milliseconds in all; undefined for a call that went well at once. */
  readonly durationMs?: number;
}

/** A call that has ended. Holds no secret. */
export interface CallEvent {
  /** The account: with `accounts` the string that chose it, else the provider's key. */
  readonly account?: string;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path, without the query. */
  readonly path: string;
  /** How it ended; an accepted errcode is `ok`. */
  readonly outcome: "ok" | "error" | "canceled";
  /** WeChat's code, of an accepted response too. */
  readonly errcode?: number;
  /** The error's `code`. */
  readonly code?: string;
  /** Requests to the API, including the first; 0 when none was sent. */
  readonly attempts: number;
  /** The number of retries. */
  readonly retries: number;
  /** Whether it was sent again with a renewed token. */
  readonly renewed: boolean;
  /** Milliseconds that it waited for a token. */
  readonly tokenWaitMs: number;
  /** Milliseconds in all. */
  readonly durationMs: number;
}
