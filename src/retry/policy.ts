import { type AxiosError, isAxiosError, isCancel } from "axios";
import { WechatApiError } from "../errors/api.ts";
import { WechatError } from "../errors/base.ts";
import { callHook } from "../observe/hook.ts";
import { CERTIFICATE_CODES } from "../request/never-connected.ts";
import type { ResolvedRetry } from "./options.ts";

const IDEMPOTENT_METHODS = new Set(["get", "head", "options", "put", "delete"]);
/** A timeout of axios has one code or the other, depending on adapter and `transitional.clarifyTimeoutError`. */
const TIMEOUT_CODES = new Set(["ECONNABORTED", "ETIMEDOUT"]);
/** The same request would fail again. */
const PERMANENT_CODES = new Set([
  "ERR_BAD_OPTION",
  "ERR_BAD_OPTION_VALUE",
  "ERR_NOT_SUPPORT",
  "ERR_INVALID_URL",
  "ERR_FR_TOO_MANY_REDIRECTS",
  "ERR_BAD_REQUEST",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  ...CERTIFICATE_CODES,
]);

/** What the policy needs to know of the call, beside its failure. */
export interface RetryCandidate {
  readonly replayable: boolean;
  /** Whether the caller's own axios-retry handles this request: then it decides about transport faults. */
  readonly retriedByCaller: boolean;
}

/** Whether this failure may be retried at all. Limits of number, time and budget come on top. */
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
  // A failed token fetch was retried where it happened.
  if (failure instanceof WechatError || !isAxiosError(failure) || call.retriedByCaller) return false;
  return options.shouldRetry ? ask(failure) : isRepeatableTransportFault(failure);
}

/** No response, 429 or 5xx, of an idempotent method. Not a timeout. */
function isRepeatableTransportFault(error: AxiosError): boolean {
  const method = (error.config?.method ?? "get").toLowerCase();
  return IDEMPOTENT_METHODS.has(method) && isTransportFault(error) && !TIMEOUT_CODES.has(error.code ?? "");
}

/** Whether the transport failed and not the request: no response, or a status about the server's state. */
function isTransportFault(error: AxiosError): boolean {
  const status = error.response?.status;
  if (status !== undefined) return status === 429 || (status >= 500 && status <= 599);
  return !PERMANENT_CODES.has(error.code ?? "");
}
