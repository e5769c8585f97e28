import type { Endpoint } from "../../endpoints/endpoint.ts";
import { type Bilingual, inOneLine, type Language } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { type Fact, factsOf, renderFacts } from "./facts.ts";

/** An endpoint as printed by `--json`. Every field is present. */
export type ExplainedEndpoint = {
  readonly [Field in keyof Required<Endpoint>]: Required<Endpoint>[Field] | null;
} & { readonly plugin: Bilingual };

export function explainedEndpoint(endpoint: Endpoint): ExplainedEndpoint {
  const { method, path, product, token, repeat, answer, upload, dedupe = null, docs = null } = endpoint;
  const param = paramOf(endpoint) ?? null;
  const plugin = { en: REPEATS.en[repeat], zh: REPEATS.zh[repeat] };
  return {
    method,
    path,
    product,
    token,
    param,
    repeat,
    answer,
    upload: upload ?? null,
    dedupe,
    docs,
    plugin,
  };
}

/** The query parameter of the token; undefined where there is none. */
function paramOf({ token, param }: Endpoint): string | undefined {
  if (token === "none") return undefined;
  return param ?? (token === "user" ? "access_token" : token);
}

const REPEATS = {
  en: {
    read: "Repeatable: it changes nothing. Retried after a lost connection or a 5xx.",
    idempotent:
      "Repeatable: a second request leaves the same state. Retried after a lost connection or a 5xx.",
    unsafe:
      "Not repeatable: a second request may send, create or use up something twice. A lost connection is an error at once.",
  },
  zh: {
    read: "可重复：只读取，不改变任何数据。连接中断或 5xx 时自动重试。",
    idempotent: "可重复：重发后结果相同。连接中断或 5xx 时自动重试。",
    unsafe: "不可重复：重发可能重复发送、重复创建或使一次性凭据失效。连接中断时立即抛出异常。",
  },
} as const satisfies Record<Language, Record<Endpoint["repeat"], string>>;

const DEDUPE: Bilingual = {
  en: "WeChat carries out a repeat with the same value only once",
  zh: "值相同的重复请求，微信只执行一次",
};
const FILE: Bilingual = { en: "a file on success, JSON on failure", zh: "成功时为文件，失败时为 JSON" };
const UPLOAD = "multipart/form-data";

const TOKENS: Readonly<Record<Endpoint["token"], Bilingual>> = {
  access_token: { en: "the account's access_token", zh: "账号的 access_token" },
  component_access_token: {
    en: "the third-party platform's component_access_token",
    zh: "第三方平台的 component_access_token",
  },
  suite_access_token: {
    en: "the WeCom suite's suite_access_token",
    zh: "企业微信第三方应用的 suite_access_token",
  },
  provider_access_token: {
    en: "the WeCom service provider's provider_access_token",
    zh: "企业微信服务商的 provider_access_token",
  },
  device_access_token: {
    en: "the WeCom device's device_access_token",
    zh: "企业微信设备的 device_access_token",
  },
  model_access_token: {
    en: "the WeCom device model's model_access_token",
    zh: "企业微信设备型号的 model_access_token",
  },
  user: { en: "a user's access_token, from web authorization", zh: "用户的 access_token（网页授权）" },
  none: { en: "none", zh: "不需要" },
};

const LABELS = {
  en: {
    token: "Token",
    plugin: "Repeat",
    dedupe: "Dedupe",
    body: "Body",
    answer: "Answer",
    docs: "Docs",
  },
  zh: { token: "鉴权", plugin: "重发", dedupe: "去重", body: "请求", answer: "响应", docs: "文档" },
} as const satisfies Record<Language, object>;

/** Renders a heading and one block per language. */
export function renderEndpoint(endpoint: Endpoint, { languages, paint }: Style): string {
  const { method, path, product } = endpoint;
  const heading = `${paint(["bold", "yellow"], method)} ${paint("bold", path)} ${paint("dim", `(${product.join(", ")})`)}`;
  const blocks = languages.map((language) => renderFacts(endpointFacts(endpoint, language), language, paint));
  return `${[heading, ...blocks].join("\n\n")}\n`;
}

/** What there is to say about an endpoint, its fields aside. */
export function endpointFacts(endpoint: Endpoint, language: Language): Fact[] {
  const { repeat, dedupe, upload, answer, docs } = endpoint;
  const labels = LABELS[language];
  return factsOf([
    [labels.token, tokenText(endpoint, language)],
    [labels.plugin, REPEATS[language][repeat]],
    [labels.dedupe, dedupe && `${dedupe}${language === "zh" ? "：" : ": "}${DEDUPE[language]}`],
    [labels.body, upload && UPLOAD],
    [labels.answer, answer === "bytes" ? FILE[language] : undefined],
    [labels.docs, docs],
  ]);
}

function tokenText(endpoint: Endpoint, language: Language): string {
  const { token, param } = endpoint;
  const text = TOKENS[token][language];
  if (param === undefined) return text;
  return language === "zh" ? `${text}，参数名为 ${param}` : `${text}, as ${param}`;
}

/** Whether a request may be sent twice, in a word. */
const IN_A_WORD: Readonly<Record<Endpoint["repeat"], Bilingual>> = {
  read: { en: "repeatable", zh: "可重复" },
  idempotent: { en: "repeatable", zh: "可重复" },
  unsafe: { en: "not repeatable", zh: "不可重复" },
};

/** Renders one line per endpoint: method, path, token and whether it is repeatable. */
export function renderEndpoints(list: readonly Endpoint[], { languages, paint }: Style): string {
  const width = Math.max(0, ...list.map(({ path }) => path.length));
  const lines = list.map(({ method, path, token, repeat }) => {
    const name = paint("bold", path.padEnd(width));
    return `${paint("yellow", method.padEnd(4))} ${name}  ${token}  ${inOneLine(IN_A_WORD[repeat], languages)}\n`;
  });
  return lines.join("");
}
