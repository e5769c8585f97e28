import type { AxiosResponse } from "axios";
import { BRAND, type ErrorContext, WechatError } from "./base.ts";

/**
 * There is no access_token to be had, so the call was not made (or not made again). `cause` is what the token
 * endpoint said: a {@link WechatApiError} for an errcode, an `AxiosError` for a transport fault, or what a custom
 * fetcher threw. A fatal answer (wrong secret, IP not whitelisted) is remembered for a second. `code` is
 * `ERR_WECHAT_TOKEN_FETCH`.
 */
export class TokenFetchError extends WechatError {
  /** What the token endpoint said, or what kept it from being asked. */
  declare readonly cause: Error;
  /** The account, as the provider names it. */
  readonly key: string;

  /** @internal */
  constructor(cause: Error, key: string, context: ErrorContext = {}) {
    super(
      `No access_token to be had for ${key}: ${cause.message}`,
      "ERR_WECHAT_TOKEN_FETCH",
      {
        ...context,
        response: answerOf(cause),
      },
      cause,
    );
    this.key = key;
  }
}
Object.defineProperty(TokenFetchError.prototype, BRAND, { value: "token-fetch" });

/**
 * A token store failed. Seen in `onRefresh` events only: a call never fails for its store. `code` is
 * `ERR_WECHAT_TOKEN_STORE`.
 */
export class TokenStoreError extends WechatError {
  /** What the store threw, without tokens. */
  declare readonly cause: Error;
  /** The account, as the provider names it. */
  readonly key: string;
  /** What was being done with the store. */
  readonly operation: "get" | "set" | "lock" | "release";

  /** @internal */
  constructor(operation: TokenStoreError["operation"], key: string, cause: Error) {
    super(
      `The token store failed to ${operation} ${key}: ${cause.message}`,
      "ERR_WECHAT_TOKEN_STORE",
      {},
      cause,
    );
    this.key = key;
    this.operation = operation;
  }
}
Object.defineProperty(TokenStoreError.prototype, BRAND, { value: "token-store" });

/**
 * The token endpoint's answer, when there was one: a retrying interceptor takes an error without a response for a
 * network fault and would repeat a call that a wrong secret has doomed. Each error gets a copy, because axios runs
 * the instance's transformResponse over it; as text, because that is what such a transform is made for.
 */
function answerOf(cause: Error): AxiosResponse | undefined {
  const { response } = cause as { response?: AxiosResponse };
  return response && { ...response, data: JSON.stringify(response.data) };
}
