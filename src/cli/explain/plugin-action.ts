import type { ErrcodeEntry, Product } from "../../errcodes/entry.ts";
import { resolveRetry } from "../../retry/options.ts";
import {
  COMPONENT_TOKEN_ERRCODES,
  DEFAULT_TOKEN_ERRCODES,
  WECOM_TOKEN_ERRCODES,
} from "../../token/provider.ts";
import type { Bilingual } from "../terminal/language.ts";

/** What the plugin does with an errcode of a call, its options being the default ones. */
export interface PluginAction extends Bilingual {
  readonly action: "renew" | "retry" | "throw" | "none";
}

const { errcodes: RETRIED, maxRetries: MAX_RETRIES } = resolveRetry(undefined);

/** By which errcodes a product's usual provider renews a token. */
const tokenErrcodesOf = (product: Product) =>
  product === "wecom" ? WECOM_TOKEN_ERRCODES : DEFAULT_TOKEN_ERRCODES;

export function pluginAction(entry: ErrcodeEntry): PluginAction {
  const { code, product, category } = entry;
  if (category === "success") {
    return {
      action: "none",
      en: "Hands the response over; nothing is thrown.",
      zh: "正常返回响应，不抛错误。",
    };
  }
  if (product.some((one) => tokenErrcodesOf(one).includes(code))) return withTokenFetch(RENEWS, entry);
  if (product.includes("open") && COMPONENT_TOKEN_ERRCODES.includes(code)) {
    const en = `With componentProvider: ${RENEWS.en} Otherwise throws at once.`;
    const zh = `使用 componentProvider 时：${RENEWS.zh}其他情况立即抛出错误。`;
    return withTokenFetch({ action: "renew", en, zh }, entry);
  }
  if (RETRIED.includes(code)) return RETRIES;
  return withTokenFetch(throws(entry), entry);
}

const RENEWS: PluginAction = {
  action: "renew",
  en: "Renews the access_token and sends the call again, once. Throws when that does not help, or when the token was the caller's own.",
  zh: "换一个新的 access_token，把请求重发一次；仍被拒绝，或者 token 是调用方自己传的，就抛出错误。",
};

const RETRIES: PluginAction = {
  action: "retry",
  en: `Retries up to ${MAX_RETRIES} times with growing waits, POST included. Throws when that does not help.`,
  zh: `自动重试，最多 ${MAX_RETRIES} 次，间隔逐次加长，POST 请求也重试；仍然失败才抛出错误。`,
};

function throws({ retryable, tokenInvalid }: ErrcodeEntry): PluginAction {
  const en = ["Throws at once: no new token, no retry."];
  const zh = ["立即抛出错误，不换 token，也不重试。"];
  if (retryable) {
    en.push("The call may succeed later: add the code to retry.errcodes to have it retried.");
    zh.push("过一会儿再试可能成功，要自动重试，就把它加进 retry.errcodes。");
  }
  if (tokenInvalid) {
    en.push("Add the code to tokenErrcodes if such tokens come from a provider of yours.");
    zh.push("如果这种 token 由你自己写的 provider 提供，就把它加进 tokenErrcodes。");
  }
  return { action: "throw", en: en.join(" "), zh: zh.join("") };
}

/** Calls that wait for a token end when the plugin cannot get one: that failure wraps what the endpoint said. */
function withTokenFetch(does: PluginAction, { category }: ErrcodeEntry): PluginAction {
  if (category !== "token" && category !== "credential") return does;
  // A token's errcode may be of another class there: 40001 of /cgi-bin/token speaks of the secret.
  const cause =
    category === "credential"
      ? { en: ", with this error as its cause", zh: "，其 cause 就是这个错误" }
      : { en: "", zh: "" };
  return {
    action: does.action,
    en: `${does.en} When the plugin was fetching a token: TokenFetchError${cause.en}.`,
    zh: `${does.zh}如果是插件自己取 token 时遇到，则抛出 TokenFetchError${cause.zh}。`,
  };
}
