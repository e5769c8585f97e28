import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { AxiosErrorBase } from "../../runtime/axios-module.ts";
import { hide } from "../../secrets/hide.ts";
import { oneLine } from "../../secrets/one-line.ts";
import { type ErrorCode, NAME_OF } from "../names.ts";

/** The mark that the guards look for: a registered symbol is the same in every copy of this package. */
export const BRAND = Symbol.for("axios-wechat.error");

/** The message of a cause is part of it, and a fetcher of the user's may throw a very long one. */
const MAX_MESSAGE_LENGTH = 2_000;
/** Lower statuses are not failures. */
const FIRST_FAILED_STATUS = 400;

/** The call that an error belongs to. */
export interface ErrorContext {
  readonly account?: string | undefined;
  readonly config?: InternalAxiosRequestConfig | undefined;
  readonly request?: unknown;
  readonly response?: AxiosResponse | undefined;
}

/**
 * Base of every error that this package throws. It is an `AxiosError`, so `axios.isAxiosError` and existing error
 * handling keep working; `code` is a stable string.
 *
 * `config`, `request` and `response` are non-enumerable accessors: the request URL holds the access_token, and loggers
 * print every enumerable property.
 */
export abstract class WechatError extends AxiosErrorBase {
  /** `"ERR_WECHAT_…"`, one for each class, stable across versions. */
  declare readonly code: ErrorCode;
  /**
   * The HTTP status, where that is a failure itself: 400 and up. WeChat sends most errcodes with 200, and web frameworks
   * answer with `error.status`. `response.status` has the status of every response.
   */
  declare status?: number;
  /** The account of the call: with `accounts` the string that chose it, else the provider's key. */
  declare readonly account?: string;
  /** The request config. Not enumerable; its `params` are the caller's own, without the account's token. */
  declare config?: InternalAxiosRequestConfig;
  /** What the adapter sent. Not enumerable; its URL holds the access_token, so do not log it. */
  declare request?: unknown;
  /** The response, if there was one. Not enumerable. */
  declare response?: AxiosResponse;
  /** The error behind this one. {@link TokenFetchError} and {@link TokenStoreError} always have it. */
  declare cause?: Error;

  /** @internal */
  protected constructor(message: string, code: ErrorCode, context: ErrorContext, cause?: unknown) {
    // Config, request and response are not passed to `super`, which would make them enumerable.
    super(oneLine(message, MAX_MESSAGE_LENGTH), code);
    this.name = NAME_OF[code];
    if (context.account !== undefined) this.account = context.account;
    hide(this, "config", context.config);
    hide(this, "request", context.request);
    hide(this, "response", context.response);
    const status = context.response?.status;
    if (status !== undefined && status >= FIRST_FAILED_STATUS) this.status = status;
    if (cause !== undefined) {
      Object.defineProperty(this, "cause", {
        value: cause,
        writable: true,
        enumerable: false,
        configurable: true,
      });
    }
  }
}

// AxiosError's own toJSON prints the config, token included.
Object.defineProperty(WechatError.prototype, "toJSON", {
  value(this: WechatError): object {
    // Some versions of axios have a message that is not enumerable.
    const { name, message, stack, cause } = this;
    return { ...this, name, message, stack, ...(cause && { cause: describeCause(cause) }) };
  },
  writable: true,
  enumerable: false,
  configurable: true,
});

function describeCause(cause: Error): unknown {
  return cause instanceof WechatError ? cause.toJSON() : { name: cause.name, message: cause.message };
}
