import { type AxiosError, isAxiosError, isCancel } from "axios";
import { WechatApiError } from "../errors/api.ts";
import { WechatError } from "../errors/base.ts";
import { callHook } from "../observe/hook.ts";
import type { ResolvedRetry } from "./options.ts";

const IDEMPOTENT_METHODS = new Set(["get", "head", "options", "put", "delete"]);
/** Axios' own timeout has one code or the other, by adapter and by `transitional.clarifyTimeoutError`. */
const TIMEOUT_CODES = new Set(["ECONNABORTED", "ETIMEDOUT"]);
/** No request of the same shape could fare better. */
const HOPELESS_CODES = new Set([
  "ERR_BAD_OPTION",
  "ERR_BAD_OPTION_VALUE",
  "ERR_NOT_SUPPORT",
  "ERR_INVALID_URL",
  "ERR_FR_TOO_MANY_REDIRECTS",
  "ERR_BAD_REQUEST",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** What the policy must know of the call beside its failure. */
export interface RetryCandidate {
  readonly replayable: boolean;
  /** The caller's own axios-retry is at work on this request: transport faults are its business. */
  readonly retriedByCaller: boolean;
}

/** Whether this failure may be repeated at all; limits of number, time and budget are the caller's to check. */
export function mayRetry(
  failure: unknown,
  attempt: number,
  options: ResolvedRetry,
  call: RetryCandidate,
): boolean {
  if (!call.replayable || isCancel(failure)) return false;
  const ask = (error: WechatApiError | AxiosError) =>
    callHook("retry.shouldRetry", options.shouldRetry, error, attempt) === true;
  if (failure instanceof WechatApiError) {
    return options.shouldRetry ? ask(failure) : options.errcodes.includes(failure.errcode);
  }
  // No token could be had: that fault was paced and repeated where it happened.
  if (failure instanceof WechatError || !isAxiosError(failure) || call.retriedByCaller) return false;
  return options.shouldRetry ? ask(failure) : isRepeatableTransportFault(failure);
}

/** No response, 429 or 5xx, of a method that does no more when it is done twice. Not a timeout. */
function isRepeatableTransportFault(error: AxiosError): boolean {
  const method = (error.config?.method ?? "get").toLowerCase();
  return IDEMPOTENT_METHODS.has(method) && isTransportFault(error) && !TIMEOUT_CODES.has(error.code ?? "");
}

/** Whether the transport failed, and not the request: no answer at all, or one that speaks of the server's state. */
function isTransportFault(error: AxiosError): boolean {
  const status = error.response?.status;
  if (status !== undefined) return status === 429 || (status >= 500 && status <= 599);
  return !HOPELESS_CODES.has(error.code ?? "");
}
