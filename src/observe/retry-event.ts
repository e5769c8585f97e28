/** A retry that is about to be waited for. Holds no secret. */
export interface RetryEvent {
  /** WeChat's code, when an errcode is repeated. */
  readonly errcode?: number;
  /** The error's `code`, a transport fault's too. */
  readonly code?: string;
  /** 1 for the first retry. */
  readonly attempt: number;
  /** Milliseconds until it starts. */
  readonly delayMs: number;
  /** In capitals. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
}
