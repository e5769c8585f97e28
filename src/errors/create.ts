import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { Category, ErrcodeEntry, Product } from "../errcodes/entry.ts";
import { lookupErrcode } from "../errcodes/lookup.ts";
import type { Envelope } from "../protocol/envelope.ts";
import { ridIn, withoutRid } from "../protocol/errmsg.ts";
import { isTokenEndpoint, pathOf } from "../protocol/paths.ts";
import { createRedact, redactBody, secretsOf } from "../secrets/redact.ts";
import { type ApiFailure, WechatApiError } from "./api.ts";
import {
  AccessTokenError,
  ContentError,
  CredentialError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  SystemBusyError,
  UserError,
} from "./api-classes.ts";
import type { ErrorContext } from "./base.ts";
import { type ApiErrorClassName, CLASS_OF } from "./class-of.ts";

type ApiErrorClass = new (failure: ApiFailure, message: string, context: ErrorContext) => WechatApiError;

const CLASSES: Readonly<Record<ApiErrorClassName, ApiErrorClass>> = {
  WechatApiError,
  SystemBusyError,
  AccessTokenError,
  CredentialError,
  PermissionError,
  RateLimitError,
  InvalidRequestError,
  UserError,
  ContentError,
};

/** What the maker of an error knows beside the envelope. */
export interface ApiErrorDetails {
  readonly config?: InternalAxiosRequestConfig | undefined;
  readonly response?: AxiosResponse | undefined;
  readonly product?: Product | undefined;
  readonly attempts?: number;
  readonly replayable?: boolean;
  /** Whether the retry options list this code, beside what the catalogue says of it. */
  readonly listedForRetry?: boolean;
  /** Whether this code means a refused token for this account, whatever the catalogue says. */
  readonly tokenRefused?: boolean;
  /** What else must not be printed: tokens of earlier attempts, and what stood on the request before. */
  readonly secrets?: readonly string[];
  /** What probably is behind it, for the end of the message. */
  readonly likelyCauses?: string;
}

/** Makes the typed error for a failure that WeChat stated. */
export function createApiError(envelope: Envelope, details: ApiErrorDetails = {}): WechatApiError {
  const { config, response } = details;
  const path = pathOf(config);
  const entry = lookupErrcode(envelope.errcode, details.product);
  const category = categoryOf(entry, path, details.tokenRefused ?? false);
  const secrets = secretsOf(config);
  for (const secret of details.secrets ?? []) secrets.add(secret);
  const redact = createRedact(secrets);
  const errmsg = redact(envelope.errmsg);
  const failure: ApiFailure = {
    errcode: envelope.errcode,
    errmsg,
    rid: ridIn(errmsg),
    category,
    entry,
    attempts: details.attempts ?? 1,
    retryable: (entry?.retryable ?? false) || (details.listedForRetry ?? false),
    replayable: details.replayable ?? true,
    body: redactBody(envelope.body, redact),
    // Without a config there is a bare body: nothing is known of its call.
    method: config ? (config.method ?? "get").toUpperCase() : "",
    path: redact(path),
  };
  const message = messageOf(failure, details.likelyCauses);
  return new CLASSES[CLASS_OF[category]](failure, message, { config, request: response?.request, response });
}

function categoryOf(entry: ErrcodeEntry | undefined, path: string, tokenRefused: boolean): Category {
  // 40001 from a token endpoint speaks of the secret: there is no token yet that could be wrong.
  if (entry?.category === "token" && isTokenEndpoint(path)) return "credential";
  if (tokenRefused) return "token";
  return entry?.category ?? "business";
}

function messageOf(failure: ApiFailure, likelyCauses: string | undefined): string {
  const { entry, rid } = failure;
  const name = entry ? ` ${entry.name}` : "";
  const meaning = entry ? `${entry.en} / ${entry.zh}` : "not in the catalogue / 未收录的返回码";
  const unsendable = failure.replayable
    ? undefined
    : "the body holds a stream and was not sent again; give wechat.body, a function that makes it anew / 请求体含流，未重发；可用 wechat.body 每次重新生成";
  // Likely causes stand in for the hint, which speaks of a renewal that has been tried.
  const advice = likelyCauses ?? (entry?.hint && `${entry.hint.en} / ${entry.hint.zh}`);
  const next = [advice, unsendable].filter(Boolean).join("; ");
  return [
    `${failure.errcode}${name}: ${withoutRid(failure.errmsg)} (${meaning})`,
    failure.method && `${failure.method} ${failure.path}`,
    rid && `rid ${rid}`,
    next && `→ ${next}`,
  ]
    .filter(Boolean)
    .join(" ");
}
