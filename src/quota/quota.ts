import type { QuotaWindow } from "../errcodes/entry.ts";
import type { RateLimitError } from "../errors/classes/api-classes.ts";
import type { ErrorCode } from "../errors/names.ts";
import type { Clock } from "../time/clock.ts";
import type { Exhausted, QuotaPauses } from "./pauses.ts";

/** What a pause ends or begins for. */
interface QuotaChange {
  readonly path: string;
  readonly state: "exhausted" | "probing" | "open";
  readonly window?: QuotaWindow;
  readonly retryAt?: Date;
}

/** An account, as far as its quota is concerned. */
interface QuotaAccount {
  readonly name: string | undefined;
  readonly quotaPauses: QuotaPauses;
}

/** What an attachment does about quotas that are used up. */
export interface Quota {
  /** Whether a call to this path makes one request and no retry. */
  isUsedUp(account: QuotaAccount, path: string): boolean;
  /** What a call must fail with before it is sent, where calls are paused; undefined when it may go out. */
  paused(account: QuotaAccount, path: string): Exhausted | undefined;
  /** A call has failed for good. */
  failed(account: QuotaAccount, path: string, error: unknown): void;
  /** A call to a path with a pause has succeeded. */
  succeeded(account: QuotaAccount, path: string): void;
  /** Its quota was cleared: of one path, or of all. */
  cleared(account: QuotaAccount, path?: string): void;
}

export interface QuotaParts {
  readonly emit: (account: string | undefined, change: QuotaChange) => void;
  readonly clock: Clock;
}

export function createQuota({ emit, clock }: QuotaParts): Quota {
  return {
    isUsedUp: ({ quotaPauses }, path) => quotaPauses.of(path) !== undefined,
    paused({ name, quotaPauses }, path) {
      const exhausted = quotaPauses.of(path);
      if (!exhausted) return undefined;
      if (!quotaPauses.mayProbe(exhausted)) return exhausted;
      emit(name, { path, state: "probing", window: "day", retryAt: exhausted.retryAt });
      return undefined;
    },
    failed({ name, quotaPauses }, path, error) {
      if (!isRateLimit(error) || error.window !== "day" || !error.retryAt) return;
      const { retryAt, window, errcode, errmsg, entry, docs } = error;
      const failure = { errcode, errmsg, entry, docs };
      const leftMs = retryAt.getTime() - clock.wallMs();
      if (quotaPauses.exhaust(path, failure, retryAt, leftMs))
        emit(name, { path, state: "exhausted", window, retryAt });
    },
    succeeded({ name, quotaPauses }, path) {
      if (quotaPauses.open(path)) emit(name, { path, state: "open" });
    },
    cleared({ name, quotaPauses }, only) {
      const paths = only === undefined ? quotaPauses.clear() : quotaPauses.open(only) ? [only] : [];
      for (const path of paths) emit(name, { path, state: "open" });
    },
  };
}

/** By its code: the class is loaded with the first error. */
function isRateLimit(error: unknown): error is RateLimitError {
  return (error as { code?: unknown } | undefined)?.code === ("ERR_WECHAT_RATE_LIMIT" satisfies ErrorCode);
}
