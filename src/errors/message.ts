import { withoutTrailing } from "../protocol/errmsg.ts";
import { oneLine } from "../secrets/one-line.ts";
import type { ApiFailure } from "./api.ts";

/** WeChat's own texts are shorter; a gateway's may be a whole page. */
const LONGEST_ERRMSG = 500;

/** The language of error messages: English, Chinese, or both. */
export type Language = "en" | "zh" | "both";

/** A text in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What the plugin tried for a rejected token before it gave up. */
export type RenewalOutcome = "unchanged" | "rejected-again" | "paused" | HeldBack;

/** The renewal was not made: there were too many in a row. */
interface HeldBack {
  /** Milliseconds until a rejected token is renewed again. */
  readonly heldBackMs: number;
}

const WRONG_TOKEN = {
  en: "likely the API wants another kind of token or account, or another process keeps replacing this token",
  zh: "可能是接口需要另一种 token 或账号，或有其他进程在不断刷新",
};
const AFTER_RENEWAL: Readonly<Record<Exclude<RenewalOutcome, HeldBack>, Text>> = {
  unchanged: {
    en: `Renewal returned the same token: ${WRONG_TOKEN.en}`,
    zh: `刷新后 token 不变：${WRONG_TOKEN.zh}`,
  },
  "rejected-again": {
    en: `The renewed token was rejected too: ${WRONG_TOKEN.en}`,
    zh: `刷新后的 token 仍被拒绝：${WRONG_TOKEN.zh}`,
  },
  paused: {
    en: `This path rejected a renewed token before, so it starts no renewal for a while: ${WRONG_TOKEN.en}`,
    zh: `该接口曾拒绝刚刷新的 token，暂不为它刷新：${WRONG_TOKEN.zh}`,
  },
};
const NOT_REPLAYABLE: Text = {
  en: "The body holds a stream and was not sent again; pass wechat.body, a function that returns a new body for each attempt",
  zh: "请求体含流，未重发；请用 wechat.body 为每次请求重新生成请求体",
};
const UNKNOWN_CODE: Text = {
  en: "This errcode is not in the catalog; look it up in WeChat's docs",
  zh: "返回码未收录，请查阅微信官方文档",
};

export function inLanguage({ en, zh }: Text, language: Language): string {
  if (language === "both") return `${en} / ${zh}`;
  return language === "zh" ? zh : en;
}

/** One line: the call, the code with its name, errmsg, the next step, and the rid. */
export function messageOf(
  failure: ApiFailure,
  errmsg: string,
  language: Language,
  renewal: RenewalOutcome | undefined,
): string {
  const { errcode, entry, method, path, rid } = failure;
  const code = entry ? `${errcode} ${entry.name}` : `${errcode}`;
  const next = inLanguage(nextStep(failure, renewal), language);
  if (language === "zh") {
    const call = method && `${method} ${path} 失败：`;
    return `${call}${code}：${sentence(errmsg, "。")}${next}${rid ? `（rid ${rid}）` : ""}`;
  }
  const call = method && `${method} ${path} failed: `;
  return `${call}${code}: ${sentence(errmsg, ". ")}${next}${rid ? ` (rid ${rid})` : ""}`;
}

function nextStep(failure: ApiFailure, renewal: RenewalOutcome | undefined): Text {
  const { entry, replayable, retryable, category } = failure;
  if (typeof renewal === "object") return afterHeldBack(renewal);
  if (renewal) return AFTER_RENEWAL[renewal];
  if (!replayable && (retryable || category === "token")) return NOT_REPLAYABLE;
  return entry?.hint ?? entry ?? UNKNOWN_CODE;
}

function afterHeldBack({ heldBackMs }: HeldBack): Text {
  const seconds = Math.ceil(heldBackMs / 1_000);
  return {
    en: `Not renewed, because the token was rejected too often in a row: try again in ${seconds} s; likely another process keeps replacing this token`,
    zh: `token 连续被拒绝次数过多，本次未刷新，请 ${seconds} 秒后重试；可能有其他进程在不断刷新`,
  };
}

function sentence(text: string, end: string): string {
  const trimmed = withoutTrailing(oneLine(text, LONGEST_ERRMSG), ".,;");
  return trimmed && trimmed + end;
}
