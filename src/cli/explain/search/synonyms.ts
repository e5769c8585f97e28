/** Words that people type, with those of the catalog, and with the codes that they mostly mean. */
const SYNONYMS: Readonly<
  Record<string, { readonly words: readonly string[]; readonly codes: readonly number[] }>
> = {
  过期: { words: ["超时", "失效", "expired"], codes: [42001, 40001, 40014, 42003] },
  失效: { words: ["超时", "过期", "expired"], codes: [42001, 40001, 40014] },
  密钥: { words: ["secret"], codes: [40125, 40001, 41004] },
  秘钥: { words: ["secret", "密钥"], codes: [40125, 40001, 41004] },
  白名单: { words: ["whitelist"], codes: [40164, 61004, 60020] },
  小程序码: { words: ["二维码", "qrcode", "page 路径"], codes: [41030, 45029, 40097] },
  网页授权: { words: ["oauth", "授权码"], codes: [40029, 40163, 42003, 41008, 40030] },
  取消关注: { words: ["未关注", "接收者关注", "follow"], codes: [43004, 40003] },
  取关: { words: ["未关注", "接收者关注", "follow"], codes: [43004, 40003] },
  "48小时": { words: ["回复时间", "reply window"], codes: [45015, 45047] },
  频率: { words: ["频繁", "freq", "too often"], codes: [45009, 45011] },
  拉黑: { words: ["黑名单", "blacklist"], codes: [43019] },
};

/** The codes that a query means, when it is one of the words. */
export function usualCodes(query: string): readonly number[] {
  return SYNONYMS[withoutBlanks(query)]?.codes ?? [];
}

/** The query, and what it is with a word of the catalog in place of the typed one. */
export function withSynonyms(query: string): readonly string[] {
  const text = query.normalize("NFKC").replace(/48\s*小时/g, "48小时");
  const typed = Object.keys(SYNONYMS).filter((word) => text.includes(word));
  const others = typed.flatMap((word) =>
    (SYNONYMS[word]?.words ?? []).map((other) => text.replace(word, ` ${other} `).trim()),
  );
  return [query, ...others];
}

function withoutBlanks(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}
