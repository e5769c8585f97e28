import type { pluginAction } from "../src/cli/explain/plugin-action.ts";
import type { Category, Product } from "../src/errcodes/entry.ts";

export type Language = "en" | "zh";

type InBoth = Readonly<Record<Language, string>>;

/** What stands on a page beside the catalogue's own texts. */
export interface Words {
  readonly generated: string;
  readonly title: string;
  readonly links: string;
  readonly introduction: (meanings: number, numbers: number) => string;
  readonly actionsTitle: string;
  readonly actions: string;
  readonly action: Readonly<Record<ReturnType<typeof pluginAction>["action"], string>>;
  readonly mayBeRetried: string;
  readonly mayBeRenewed: string;
  readonly categoriesTitle: string;
  readonly categoryColumns: readonly string[];
  readonly sameNumberTitle: string;
  readonly sameNumber: string;
  readonly sameNumberColumns: readonly string[];
  readonly few: string;
  readonly long: string;
  readonly columns: readonly string[];
}

export const PRODUCT_WORDS: Readonly<Record<Product, InBoth>> = {
  mp: { en: "mp", zh: "公众号" },
  miniprogram: { en: "miniprogram", zh: "小程序" },
  open: { en: "open", zh: "第三方平台" },
  wecom: { en: "wecom", zh: "企业微信" },
  channels: { en: "channels", zh: "视频号" },
  card: { en: "card", zh: "卡券" },
  kf: { en: "kf", zh: "客服" },
  shake: { en: "shake", zh: "摇一摇" },
};

export const CATEGORY_WORDS: Readonly<Record<Category, InBoth>> = {
  success: { en: "nothing went wrong", zh: "成功" },
  token: { en: "the access_token is missing, wrong or expired", zh: "access_token 缺失、无效或过期" },
  credential: {
    en: "appid, secret, IP whitelist, OAuth codes, tickets",
    zh: "appid、secret、IP 白名单、授权 code、ticket",
  },
  system: { en: "a fault on WeChat's side", zh: "微信服务端故障" },
  rateLimit: { en: "too fast: the same call is welcome a little later", zh: "调用太快，过一会儿即可恢复" },
  quota: { en: "an allowance is used up, most often the one of the day", zh: "额度用完，多为每日额度" },
  permission: { en: "the account may not call this, or was blocked", zh: "没有接口权限，或账号被封禁" },
  user: {
    en: "it depends on the receiver: not following, refused, silent for too long",
    zh: "与接收人有关：未关注、拒收、超过回复时限等",
  },
  parameter: { en: "a parameter of the request is wrong", zh: "请求参数有误" },
  media: { en: "a media file is wrong", zh: "素材或文件有误" },
  menu: { en: "a menu is wrong", zh: "自定义菜单有误" },
  message: { en: "a message is wrong", zh: "消息内容有误" },
  content: { en: "a verdict of the content checks", zh: "内容安全检测未通过" },
  business: { en: "a rule of one feature", zh: "某项业务自身的规则" },
};

const en: Words = {
  generated:
    "Written by scripts/generate-errcode-docs.ts from data/errcodes.json. Do not edit: change the data, then `npm run errcodes`.",
  title: "Errcodes",
  links: "[简体中文](errcodes.zh-CN.md) · [README](../README.md) · [Troubleshooting](troubleshooting.md)",
  introduction: (meanings, numbers) =>
    `${meanings} meanings of ${numbers} numbers. A link to one ends with its number, such as
[errcodes.md#40164](#40164). \`npx axios-wechat explain 40164\` prints the same in a terminal, and takes a name or a word,
too; in code it is \`lookupErrcode(40164)\` of \`axios-wechat/errcodes\`. A number that is not here is thrown as a plain
\`WechatApiError\` without \`entry\` and \`hint\`. WeChat itself has no names; those here are for
\`isWechatApiError(error, "INVALID_OPENID")\`.`,
  actionsTitle: "What the plugin does",
  actions: `- **renews**: the access_token is renewed, once for all calls that wait for it, and the call is sent once more. The class
  is thrown when that does not help, or when the token was your own.
- **retries**: up to 3 times with growing random waits, POST included; then the class is thrown.
- **throws**: the class is thrown at once. _May be retried_: waiting helps, so you may add the number to
  \`retry.errcodes\`. _May be renewed_: it speaks of a token that no provider of this package fetches; add it to the
  \`tokenErrcodes\` of a provider of your own.

This is what happens by default to a call; \`retry.errcodes\`, \`tokenErrcodes\` and \`wechat\` on a call change it. When the
plugin itself asks a token endpoint, the calls that wait get a \`TokenFetchError\` with the error as its \`cause\`, and a code
of the category \`token\` comes as \`CredentialError\` there: 40001 then speaks of the secret.`,
  action: { renew: "renews", retry: "retries", throw: "throws", none: "" },
  mayBeRetried: "_may be retried_",
  mayBeRenewed: "_may be renewed_",
  categoriesTitle: "By category",
  categoryColumns: ["`error.category`", "About", "Class", "Codes"],
  sameNumberTitle: "One number, two meanings",
  sameNumber: `WeCom gives some numbers a meaning of its own. Which one counts is decided by \`product\`: \`wecomProvider\` sets it to
\`"wecom"\`, and without a provider it is an option of \`attachWechat\` and of \`lookupErrcode\`. So 40001 renews the token of
an official account, while in WeCom it is a \`CredentialError\` at once. Links to WeCom's meaning end with \`-wecom\`. A name
stands for its number alone: \`isWechatApiError(error, "INVALID_CREDENTIAL")\` is true for every 40001.`,
  sameNumberColumns: ["Code", "Name", "Where", "Class"],
  few: "Below 40000",
  long: "100000 and above",
  columns: ["Code", "Name", "Where", "Meaning → what to do", "Class", "Plugin"],
};

const zh: Words = {
  generated:
    "本文件由 scripts/generate-errcode-docs.ts 根据 data/errcodes.json 生成，请勿手工修改：改数据后运行 npm run errcodes。",
  title: "返回码一览",
  links: "[English](errcodes.md) · [README](../README.zh-CN.md) · [故障排查](troubleshooting.zh-CN.md)",
  introduction: (meanings, numbers) =>
    `共收录 ${numbers} 个返回码、${meanings} 种含义。直接链接到某一个，在网址后面加上它的编号即可，如 [errcodes.zh-CN.md#40164](#40164)。命令行用 \`npx axios-wechat explain 40164\`，也可以查名称或关键词；代码里用 \`axios-wechat/errcodes\` 的 \`lookupErrcode(40164)\`。表里没有的返回码抛 \`WechatApiError\`，不带 \`entry\` 和 \`hint\`。名称是本项目起的，供 \`isWechatApiError(error, "INVALID_OPENID")\` 使用，微信官方没有名称。官方全局返回码的中文说明保留原文。`,
  actionsTitle: "插件会怎么做",
  actions: `- **刷新**：刷新 access_token（并发请求共用一次），再把请求重发一次；仍不成功，或者 token 是调用方自己传的，就抛出对应的类。
- **重试**：最多重试 3 次，等待时间随机、逐次加长，POST 也一样；仍不成功就抛出对应的类。
- **抛出**：立即抛出对应的类。标有「可加入重试」的，过一会儿再试可能成功，可以自行加进 \`retry.errcodes\`；标有「可加入刷新」的，说的是本项目没有内置的那种 token，可以写进自定义 provider 的 \`tokenErrcodes\`。

以上是业务请求的默认行为，可以用 \`retry.errcodes\`、\`tokenErrcodes\` 以及单次请求的 \`wechat\` 修改。如果是插件自己取 token 时遇到，等待中的请求会收到 \`TokenFetchError\`，原因在 \`cause\` 里；此时 \`token\` 类的返回码会以 \`CredentialError\` 出现，例如 40001 说的其实是 secret 有误。`,
  action: { renew: "刷新", retry: "重试", throw: "抛出", none: "" },
  mayBeRetried: "_可加入重试_",
  mayBeRenewed: "_可加入刷新_",
  categoriesTitle: "按类别查",
  categoryColumns: ["`error.category`", "含义", "抛出的类", "返回码"],
  sameNumberTitle: "同一编号，两种含义",
  sameNumber: `有些编号在企业微信里另有含义，以 \`product\` 为准：\`wecomProvider\` 会自动设为 \`"wecom"\`；不用 provider 时，可以在 \`attachWechat\` 或 \`lookupErrcode\` 里指定。所以公众号的 40001 会刷新 token，企业微信的 40001 则立即抛出 \`CredentialError\`。企业微信的含义，链接以 \`-wecom\` 结尾。名称只对应编号，不区分产品：凡是 40001，\`isWechatApiError(error, "INVALID_CREDENTIAL")\` 都为真。`,
  sameNumberColumns: ["返回码", "名称", "适用产品", "抛出的类"],
  few: "40000 以下",
  long: "100000 及以上",
  columns: ["返回码", "名称", "适用产品", "含义 → 处理办法", "抛出的类", "插件"],
};

export function wordsOf(language: Language): Words {
  return { en, zh }[language];
}
