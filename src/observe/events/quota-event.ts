import type { QuotaWindow } from "../../errcodes/entry.ts";

/** The quota of a path is used up for the day, is looked at, or is open again. Holds no secret. */
export interface QuotaEvent {
  /** The account of the call: with `accounts` the string that chose it, else the provider's key. */
  readonly account?: string;
  /** The path, without the query. */
  readonly path: string;
  /**
   * - `exhausted`: a call has failed through all its retries, because the day is used up
   * - `probing`: with `pauseOnQuota`, one call is let through as a probe
   * - `open`: a call has succeeded, or the quota was cleared
   */
  readonly state: "exhausted" | "probing" | "open";
  /** Which window is used up. */
  readonly window?: QuotaWindow;
  /** When it opens again. */
  readonly retryAt?: Date;
}
