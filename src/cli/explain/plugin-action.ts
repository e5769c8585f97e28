import type { ErrcodeEntry, Product } from "../../errcodes/entry.ts";
import { resolveRetry } from "../../retry/options.ts";
import {
  COMPONENT_TOKEN_ERRCODES,
  DEFAULT_TOKEN_ERRCODES,
  WECOM_TOKEN_ERRCODES,
} from "../../token/provider.ts";
import type { Bilingual } from "../terminal/language.ts";

/** How the plugin handles an errcode of a call with default options. */
export interface PluginAction extends Bilingual {
  readonly action: "renew" | "retry" | "throw" | "none";
}

const { errcodes: RETRIED, maxRetries: MAX_RETRIES } = resolveRetry(undefined);

/** The errcodes for which the default provider of a product renews the token. */
const tokenErrcodesOf = (product: Product) =>
  product === "wecom" ? WECOM_TOKEN_ERRCODES : DEFAULT_TOKEN_ERRCODES;

export function pluginAction(entry: ErrcodeEntry): PluginAction {
  const { code, product, category } = entry;
  if (category === "success") {
    return {
      action: "none",
      en: "Returns the response. Throws nothing.",
      zh: "正常返回响应，不抛异常。",
    };
  }
  if (product.some((one) => tokenErrcodesOf(one).includes(code))) return withTokenFetch(RENEWS, entry);
  if (product.includes("open") && COMPONENT_TOKEN_ERRCODES.includes(code)) {
    const en = `With componentProvider: ${RENEWS.en} Otherwise throws immediately.`;
    const zh = `使用 componentProvider 时：${RENEWS.zh}其他情况立即抛出异常。`;
    return withTokenFetch({ action: "renew", en, zh }, entry);
  }
  if (RETRIED.includes(code)) return RETRIES;
  return withTokenFetch(throws(entry), entry);
}

const RENEWS: PluginAction = {
  action: "renew",
  en: "Renews the access_token and resends the request once. Throws if it is rejected again, or if the caller passed its own token.",
  zh: "刷新 access_token 后重发一次请求；如果仍被拒绝，或者 token 由调用方传入，则抛出异常。",
};

const RETRIES: PluginAction = {
  action: "retry",
  en: `Retries up to ${MAX_RETRIES} times with exponential backoff, including POST. Throws if all retries fail.`,
  zh: `自动重试，最多 ${MAX_RETRIES} 次，间隔指数递增，POST 请求也会重试；仍然失败则抛出异常。`,
};

function throws({ retryable, tokenInvalid }: ErrcodeEntry): PluginAction {
  const en = ["Throws immediately, without a new token or a retry."];
  const zh = ["立即抛出异常，不刷新 token，也不重试。"];
  if (retryable) {
    en.push("The call may succeed later. To retry it, add the code to retry.errcodes.");
    zh.push("稍后重试可能成功；如需自动重试，请把它加入 retry.errcodes。");
  }
  if (tokenInvalid) {
    en.push("If a custom provider fetches such tokens, add the code to its tokenErrcodes.");
    zh.push("如果这种 token 由自定义 provider 提供，请把它加入 tokenErrcodes。");
  }
  return { action: "throw", en: en.join(" "), zh: zh.join("") };
}

/** When the plugin fails to fetch a token, the waiting calls get a TokenFetchError with the original error as cause. */
function withTokenFetch(action: PluginAction, { category }: ErrcodeEntry): PluginAction {
  if (category !== "token" && category !== "credential") return action;
  // The cause can have another class: 40001 of /cgi-bin/token means a wrong secret.
  const cause =
    category === "credential"
      ? { en: ", with this error as its cause", zh: "，其 cause 就是这个异常" }
      : { en: "", zh: "" };
  return {
    action: action.action,
    en: `${action.en} If it occurs while the plugin fetches a token: TokenFetchError${cause.en}.`,
    zh: `${action.zh}如果发生在插件获取 token 时，则抛出 TokenFetchError${cause.zh}。`,
  };
}
