import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { Category, ErrcodeEntry, Product } from "../errcodes/entry.ts";
import type { Envelope } from "../protocol/envelope.ts";
import { ridIn, withoutRid } from "../protocol/errmsg.ts";
import { isTokenEndpoint, pathOf } from "../protocol/paths.ts";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact } from "../secrets/redact.ts";
import { redactBody } from "../secrets/redact-body.ts";
import { type ApiErrorClassName, CLASS_OF } from "./class-of.ts";
import { type ApiFailure, WechatApiError } from "./classes/api.ts";
import {
  AccessTokenError,
  ContentError,
  CredentialError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  SystemBusyError,
  UserError,
} from "./classes/api-classes.ts";
import type { ErrorContext } from "./classes/base.ts";
import type { Language } from "./language.ts";
import { messageOf, type Situation } from "./message.ts";
import type { ApiErrorCode } from "./names.ts";

type ApiErrorClass = new (
  failure: ApiFailure,
  message: string,
  context: ErrorContext,
  code: ApiErrorCode,
) => WechatApiError;

/** Each class with its `code`. */
const CLASSES: Readonly<Record<ApiErrorClassName, readonly [ApiErrorClass, ApiErrorCode]>> = {
  WechatApiError: [WechatApiError, "ERR_WECHAT_API"],
  SystemBusyError: [SystemBusyError, "ERR_WECHAT_SYSTEM_BUSY"],
  AccessTokenError: [AccessTokenError, "ERR_WECHAT_ACCESS_TOKEN"],
  CredentialError: [CredentialError, "ERR_WECHAT_CREDENTIAL"],
  PermissionError: [PermissionError, "ERR_WECHAT_PERMISSION"],
  RateLimitError: [RateLimitError, "ERR_WECHAT_RATE_LIMIT"],
  InvalidRequestError: [InvalidRequestError, "ERR_WECHAT_INVALID_REQUEST"],
  UserError: [UserError, "ERR_WECHAT_USER"],
  ContentError: [ContentError, "ERR_WECHAT_CONTENT"],
};

/** What is known of a failed call beside its envelope. */
export interface ApiErrorDetails extends Situation {
  readonly config?: InternalAxiosRequestConfig | undefined;
  readonly response?: AxiosResponse | undefined;
  /** The account of the call. */
  readonly account?: string | undefined;
  /** The official page of the endpoint. */
  readonly docs?: string | undefined;
  /** The product of the call. */
  readonly product?: Product | undefined;
  /** The catalog's row for the code and the product of the call; this room does not load the catalog. */
  readonly entry?: ErrcodeEntry | undefined;
  readonly attempts?: number;
  readonly replayable?: boolean;
  /** Whether the retry options list this code, beside what the catalog says of it. */
  readonly listedForRetry?: boolean;
  /** Whether this code means a rejected token for this account, whatever the catalog says. */
  readonly tokenRejected?: boolean;
  /** More values that must not be printed, such as tokens of earlier attempts. */
  readonly secrets?: readonly string[];
  /** @default "en" */
  readonly lang?: Language | undefined;
}

/**
 * Makes the typed error for an errcode. Nothing that the request or the response holds makes it throw, and it takes no
 * longer for a large body.
 */
export function createApiError(envelope: Envelope, details: ApiErrorDetails = {}): WechatApiError {
  const { config, response, entry } = details;
  const path = pathOf(config);
  const category = categoryOf(entry, path, details.tokenRejected ?? false);
  const redact = createRedact([...secretsOf(config), ...(details.secrets ?? [])]);
  const errmsg = redact(envelope.errmsg);
  const failure: ApiFailure = {
    errcode: envelope.errcode,
    errmsg,
    rid: ridIn(errmsg),
    category,
    entry,
    product: details.product,
    docs: details.docs,
    attempts: details.attempts ?? 1,
    retryable:
      (entry?.retryable ?? false) || (details.listedForRetry ?? false) || nextCallRenews(details.renewal),
    replayable: details.replayable ?? true,
    get body() {
      try {
        return redactBody(envelope.body, redact);
      } catch {
        // A getter or proxy that throws, of a lossless parser or a transform.
        return undefined;
      }
    },
    // A bare body without its config: nothing is known of the call.
    method: config ? String(config.method ?? "get").toUpperCase() : "",
    path: redact(path),
  };
  const message = messageOf(failure, withoutRid(errmsg), details.lang ?? "en", details);
  const [ApiError, code] = CLASSES[CLASS_OF[category]];
  return new ApiError(
    failure,
    message,
    { account: details.account, config, request: response?.request, response },
    code,
  );
}

function categoryOf(entry: ErrcodeEntry | undefined, path: string, tokenRejected: boolean): Category {
  // A token endpoint that answers 40001 means the secret: there is no token yet that could be wrong.
  if (entry?.category === "token" && isTokenEndpoint(path)) return "credential";
  if (tokenRejected) return "token";
  return entry?.category ?? "business";
}

/** Whether a later call may renew the token that was rejected. */
function nextCallRenews(renewal: Situation["renewal"]): boolean {
  return typeof renewal === "object" || renewal === "current-rejected";
}
