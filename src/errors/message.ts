import type { TokenKind } from "../endpoints/endpoint.ts";
import { withoutTrailing } from "../protocol/errmsg.ts";
import { oneLine } from "../secrets/one-line.ts";
import type { ApiFailure } from "./classes/api.ts";
import { inLanguage, type Language, type Text } from "./language.ts";

/** WeChat's own texts are shorter; a gateway's may be a whole page. */
const MAX_ERRMSG_LENGTH = 500;

/** What the plugin tried for a rejected token before it gave up. */
export type RenewalOutcome = "unchanged" | "rejected-again" | "current-rejected" | "paused" | HeldBack;

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
  "current-rejected": {
    en: "The token that was renewed meanwhile was rejected too: the next call renews it",
    zh: "期间刷新的 token 也被拒绝：下一次请求会刷新它",
  },
  paused: {
    en: `This path rejected a renewed token before, so it starts no renewal for a while: ${WRONG_TOKEN.en}`,
    zh: `该接口曾拒绝刚刷新的 token，暂不为它刷新：${WRONG_TOKEN.zh}`,
  },
};
/** What is known about a failed call beside the failure: above all about its token. */
export interface Situation {
  /** Until when calls to the path are paused: this one was not sent. */
  readonly quotaPausedUntil?: Date | undefined;
  /** How a renewal of the token ended, if there was one. */
  readonly renewal?: RenewalOutcome | undefined;
  /** Why the call went out without the account's token. */
  readonly tokenAbsence?: TokenAbsence | undefined;
  /** How the account's token differs from the one that the endpoint takes. */
  readonly tokenMismatch?: TokenMismatch | undefined;
}

/** A token of the wrong kind, or under the wrong name. */
export interface TokenMismatch {
  /** The kind that the endpoint takes. */
  readonly token: TokenKind;
  /** The query parameter in which it takes it. */
  readonly param: string;
  /** The query parameter in which the account's token was sent. */
  readonly sentAs: string;
  readonly isOtherKind: boolean;
}

/** Why a call had not the account's token: another one, or none. */
export type TokenAbsence =
  | "callers"
  | "users"
  | "users-missing"
  | "switched-off"
  | "no-account"
  | "path"
  | "plain-http"
  | "host";

const WITHOUT_TOKEN: Readonly<Record<TokenAbsence, Text>> = {
  callers: {
    en: "The call brought its own token, which the plugin does not renew. Omit it, and the plugin adds and renews the account's token",
    zh: "该 token 由请求自带，插件不会刷新：去掉它，由插件附加并刷新账号的 token",
  },
  users: {
    en: "This is a user's token, which the account's token cannot replace: renew it with its refresh_token at /sns/oauth2/refresh_token, or ask the user to authorize again",
    zh: "这是用户的网页授权 token，账号的 token 不能代替：用 refresh_token 调用 /sns/oauth2/refresh_token 刷新，或请用户重新授权",
  },
  "users-missing": {
    en: "/sns/ takes a user's token, which the plugin does not have: pass the access_token of that user's web authorization",
    zh: "/sns/ 接口需要用户的 token，插件无法提供：请传入该用户网页授权得到的 access_token",
  },
  "switched-off": {
    en: "This call has wechat.token: false, so it went out without a token",
    zh: "该请求设置了 wechat.token: false，发出时不带 token",
  },
  "no-account": {
    en: "This instance has no account: pass appid and secret, a provider or tokens to attachWechat, or add the token to the call",
    zh: "该实例没有配置账号：请给 attachWechat 传入 appid 和 secret、provider 或 tokens，或由请求自带 token",
  },
  path: {
    en: "This path takes no account token by WeChat's docs, or its escapes are ambiguous, so the token was left out",
    zh: "按微信文档，该路径不需要账号的 token，或其转义有歧义，因此未附加 token",
  },
  "plain-http": {
    en: "The token goes over https only, and this URL is http: use https",
    zh: "token 只通过 https 发送，而该 URL 是 http：请改用 https",
  },
  host: {
    en: "The token was left out, because this host is not among those that may receive it: name it in hosts, if you trust it",
    zh: "该域名不在可以接收 token 的范围内，因此未附加 token：如果可信，请加到 hosts",
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

/** One line: the call, the code with its name, errmsg, the next step, and the rid. */
export function messageOf(
  failure: ApiFailure,
  errmsg: string,
  language: Language,
  situation: Situation,
): string {
  const { errcode, entry, method, path, rid } = failure;
  const code = entry ? `${errcode} ${entry.name}` : `${errcode}`;
  const next = inLanguage(nextStep(failure, situation), language);
  if (language === "zh") {
    const call = method && `${method} ${path} 失败：`;
    return `${call}${code}：${sentence(errmsg, "。")}${next}${rid ? `（rid ${rid}）` : ""}`;
  }
  const call = method && `${method} ${path} failed: `;
  return `${call}${code}: ${sentence(errmsg, ". ")}${next}${rid ? ` (rid ${rid})` : ""}`;
}

function nextStep(
  failure: ApiFailure,
  { quotaPausedUntil, renewal, tokenAbsence: absence, tokenMismatch: mismatch }: Situation,
): Text {
  const { entry, replayable, retryable, category } = failure;
  if (quotaPausedUntil) return whilePaused(quotaPausedUntil);
  if (typeof renewal === "object") return afterHeldBack(renewal);
  if (renewal) return AFTER_RENEWAL[renewal];
  if (mismatch && category === "token") return afterMismatch(mismatch);
  if (absence && category === "token") return WITHOUT_TOKEN[absence];
  if (!replayable && (retryable || category === "token")) return NOT_REPLAYABLE;
  return entry?.hint ?? entry ?? UNKNOWN_CODE;
}

/** Whose token each special kind is. */
const OWNERS: Partial<Record<TokenKind, Text>> = {
  component_access_token: { en: "the third-party platform", zh: "第三方平台" },
  suite_access_token: { en: "the WeCom suite", zh: "企业微信第三方应用" },
  provider_access_token: { en: "the WeCom service provider", zh: "企业微信服务商" },
};

function afterMismatch({ token, param, sentAs, isOtherKind }: TokenMismatch): Text {
  const { en, zh } = OWNERS[token] ?? { en: "another account", zh: "其他账号" };
  if (isOtherKind) {
    const as = param === token ? "" : `, as ${param}`;
    return {
      en: `This API takes the ${token} of ${en}${as}, which is not this account's token, so nothing was renewed: call it with that token`,
      zh: `该接口需要${zh}的 ${token}${as && `（参数名 ${param}）`}，而不是当前账号的 token，因此未刷新：请改用该 token 调用`,
    };
  }
  return {
    en: `This API takes the ${token} as ${param}, and it was sent as ${sentAs}: set wechat: { param: "${param}" }`,
    zh: `该接口的 ${token} 参数名为 ${param}，而发出的参数名是 ${sentAs}：请设置 wechat: { param: "${param}" }`,
  };
}

function whilePaused(until: Date): Text {
  const at = until.toISOString();
  return {
    en: `Not sent: the quota of this path is used up for the day, and its calls are paused until ${at}`,
    zh: `未发送：该接口当天的额度已用完，请求暂停至 ${at}`,
  };
}

function afterHeldBack({ heldBackMs }: HeldBack): Text {
  const seconds = Math.ceil(heldBackMs / 1_000);
  return {
    en: `Not renewed, because the token was rejected too often in a row: try again in ${seconds} s; likely another process keeps replacing this token`,
    zh: `token 连续被拒绝次数过多，本次未刷新，请 ${seconds} 秒后重试；可能有其他进程在不断刷新`,
  };
}

function sentence(text: string, end: string): string {
  const trimmed = withoutTrailing(oneLine(text, MAX_ERRMSG_LENGTH), ".,;");
  return trimmed && trimmed + end;
}
