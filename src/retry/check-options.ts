import type { Checks } from "../checks/check-options.ts";
import {
  callable,
  count,
  either,
  errcodeList,
  flag,
  milliseconds,
  millisecondsOrInfinity,
} from "../checks/values.ts";
import type { RetryOptions } from "./options.ts";

export const RETRY_CHECKS: Checks<RetryOptions> = {
  errcodes: errcodeList,
  maxRetries: count,
  baseDelayMs: milliseconds,
  maxDelayMs: milliseconds,
  maxElapsedMs: millisecondsOrInfinity,
  budget: either(false, (value) =>
    typeof value === "number" && value >= 0 ? undefined : "a number of retries, 0 or more",
  ),
  timeouts: flag,
  unsafe: flag,
  shouldRetry: callable,
};
