import { type AxiosError, isAxiosError, isCancel } from "axios";
import type { Endpoint } from "../endpoints/endpoint.ts";
import { WechatApiError } from "../errors/classes/api.ts";
import { WechatError } from "../errors/classes/base.ts";
import { callHook } from "../observe/hook.ts";
import { hasCause, isTlsFault, wasNeverSent } from "../request/connection-errors.ts";
import type { ResolvedRetry } from "./options.ts";

const IDEMPOTENT_METHODS = new Set(["get", "head", "options", "put", "delete"]);
/** A timeout of axios has one of the first two, depending on adapter and `transitional.clarifyTimeoutError`. */
const TIMEOUT_CODES = new Set([
  "ECONNABORTED",
  "ETIMEDOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);
/** The same request would fail again. */
const PERMANENT_CODES = new Set([
  "ERR_BAD_OPTION",
  "ERR_BAD_OPTION_VALUE",
  "ERR_NOT_SUPPORT",
  "ERR_INVALID_URL",
  "ERR_BAD_REQUEST",
]);
/** Of follow-redirects: a loop, a body that is too long, a `beforeRedirect` that threw. */
const REDIRECT_CODE = /^ERR_FR_/;
/**
 * What has no code of its own: the limit of axios, redirects that `fetch` does not follow, and a body that it cannot read
 * as a form. Axios 1.7 reports a connection that broke as a limit of -1.
 */
const PERMANENT_MESSAGE = /^maxContentLength size of (?!-1 ).* exceeded$|\bredirect|\bform.?data\b/i;
/** Axios' message for a connection that broke in the middle of the body: beside it stands the response, with its 200. */
const CUT_OFF_MESSAGE = "stream has been aborted";

/** What the policy needs to know of the call, beside its failure. */
export interface RetryCandidate {
  /** Whether its body can be sent twice. */
  readonly replayable: boolean;
  /** Whether a second send is harmless, as the caller says; undefined: the endpoint's row says it. */
  readonly repeatable: boolean | undefined;
  /** The row of the endpoint table; undefined: the method says it. */
  readonly endpoint: Pick<Endpoint, "repeat"> | undefined;
  readonly method: string;
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
    if (options.shouldRetry) return ask(failure);
    return options.errcodes.includes(failure.errcode) && (options.unsafe || isRepeatable(call));
  }
  // A failed token fetch was retried where it happened.
  if (failure instanceof WechatError || !isAxiosError(failure) || call.retriedByCaller) return false;
  if (options.shouldRetry) return ask(failure);
  if (call.repeatable !== false && wasNeverSent(failure)) return true;
  return isRepeatable(call) && isTransportFault(failure) && (options.timeouts || !isTimeout(failure));
}

/** Whether a second send does no harm. WeChat has GETs that delete, and many a POST that only reads. */
function isRepeatable({ repeatable, endpoint, method }: RetryCandidate): boolean {
  if (repeatable !== undefined) return repeatable;
  return endpoint ? endpoint.repeat !== "unsafe" : IDEMPOTENT_METHODS.has(method.toLowerCase());
}

/** Whether the transport failed and not the request: no response, or a status about the server's state. */
function isTransportFault(error: AxiosError): boolean {
  const status = error.response?.status;
  if (status !== undefined && error.message !== CUT_OFF_MESSAGE)
    return status === 429 || (status >= 500 && status <= 599);
  return !isTlsFault(error) && !hasCause(error, isPermanent);
}

function isPermanent({ code, message }: { readonly code: string; readonly message: string }): boolean {
  return PERMANENT_CODES.has(code) || REDIRECT_CODE.test(code) || PERMANENT_MESSAGE.test(message);
}

/** Node's, undici's or axios' own. */
function isTimeout(error: AxiosError): boolean {
  return error.response === undefined && hasCause(error, ({ code }) => TIMEOUT_CODES.has(code));
}
