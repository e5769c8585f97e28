import { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { hide } from "./hide.ts";

/** What the guards look for: a registered symbol is the same in every copy of this package. */
export const BRAND = Symbol.for("axios-wechat.error");

/** The call that an error belongs to. */
export interface ErrorContext {
  readonly config?: InternalAxiosRequestConfig | undefined;
  readonly request?: unknown;
  readonly response?: AxiosResponse | undefined;
}

/**
 * Base of every error that this package throws. It is an `AxiosError`, so `axios.isAxiosError` and existing error
 * handling keep working; `code` is a stable string.
 *
 * `config`, `request` and `response` are there, but as non-enumerable accessors: the request URL holds the
 * access_token, and loggers print whatever they can enumerate.
 */
export abstract class WechatError extends AxiosError {
  declare readonly code: string;
  declare config?: InternalAxiosRequestConfig;
  declare request?: unknown;
  declare response?: AxiosResponse;
  declare cause?: Error;

  protected constructor(message: string, code: string, context: ErrorContext, cause?: unknown) {
    // Never handed to `super`: it would make them enumerable.
    super(message, code);
    this.name = new.target.name;
    hide(this, "config", context.config);
    hide(this, "request", context.request);
    hide(this, "response", context.response);
    if (context.response) this.status = context.response.status;
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
    return { ...this, stack: this.stack, ...(this.cause && { cause: describeCause(this.cause) }) };
  },
  writable: true,
  enumerable: false,
  configurable: true,
});

function describeCause(cause: Error): unknown {
  return cause instanceof WechatError ? cause.toJSON() : { name: cause.name, message: cause.message };
}
