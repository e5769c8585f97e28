import type { AxiosResponse } from "axios";
import { inLanguage, type Language } from "../language.ts";
import { BRAND, type ErrorContext, WechatError } from "./base.ts";

/**
 * The plugin could not get an access_token, so it did not send the call (or did not send it again). `cause` is the
 * error of the token endpoint: a {@link WechatApiError} for an errcode, an `AxiosError` for a transport fault, or
 * whatever a custom fetcher threw. A fatal errcode (wrong secret, IP not whitelisted) is remembered for a second.
 * `code` is `ERR_WECHAT_TOKEN_FETCH`.
 */
export class TokenFetchError extends WechatError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_TOKEN_FETCH";
  /** Why the token endpoint gave no token. */
  declare readonly cause: Error;
  /** The account, as the provider names it. */
  readonly key: string;

  /** @internal */
  constructor(
    cause: Error,
    key: string,
    context: ErrorContext & { readonly lang?: Language | undefined } = {},
  ) {
    const failed = { en: `No access_token for ${key}: `, zh: `无法获取 ${key} 的 access_token：` };
    super(
      `${inLanguage(failed, context.lang ?? "en")}${cause.message}`,
      "ERR_WECHAT_TOKEN_FETCH",
      { ...context, response: responseOf(cause) },
      cause,
    );
    this.key = key;
  }
}
Object.defineProperty(TokenFetchError.prototype, BRAND, { value: "token-fetch" });

/**
 * A token store failed. It appears in `onRefresh` events only: a call never fails because of its store. `code` is
 * `ERR_WECHAT_TOKEN_STORE`.
 */
export class TokenStoreError extends WechatError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_TOKEN_STORE";
  /** What the store threw, without tokens. */
  declare readonly cause: Error;
  /** The account, as the provider names it. */
  readonly key: string;
  /** The store's operation that failed. */
  readonly operation: "get" | "set" | "lock" | "release";

  /** @internal */
  constructor(operation: TokenStoreError["operation"], key: string, cause: Error, lang: Language = "en") {
    const failed = {
      en: `The token store failed to ${operation} ${key}: `,
      zh: `token 存储 ${operation} 失败（${key}）：`,
    };
    super(`${inLanguage(failed, lang)}${cause.message}`, "ERR_WECHAT_TOKEN_STORE", {}, cause);
    this.key = key;
    this.operation = operation;
  }
}
Object.defineProperty(TokenStoreError.prototype, BRAND, { value: "token-store" });

/**
 * The token endpoint's response, if there was one: a retrying interceptor takes an error without a response for a
 * network fault, and would repeat a call that a wrong secret has doomed. Each error gets a copy, because axios runs
 * the instance's transformResponse over it; as text, because such a transform expects text.
 */
function responseOf(cause: Error): AxiosResponse | undefined {
  const { response } = cause as { response?: AxiosResponse };
  return response && { ...response, data: textOf(response.data) };
}

function textOf(data: unknown): string {
  try {
    return JSON.stringify(data);
  } catch {
    // Nested too deep for JSON.
    return "";
  }
}
