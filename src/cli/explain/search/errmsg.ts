import { WECHAT_ERRMSG, WECOM_ERRMSG } from "../../../testing/simulator/http/errmsg-texts.ts";

/** What WeChat writes beside the messages of the simulator. */
const MORE: readonly (readonly [code: number, errmsg: string])[] = [
  [40164, "not in whitelist"],
  [40001, "invalid credential"],
  [40091, "invalid component verify ticket"],
  [40165, "invalid weapp pagepath"],
  [41003, "refresh_token missing"],
  [41030, "invalid page"],
  [42002, "refresh_token expired"],
  [42003, "code expired"],
  [43003, "require https"],
  [43019, "require remove blacklist"],
  [45015, "response out of time limit"],
  [45029, "qrcode count out of limit"],
  [45066, "same clientmsgid retry too fast"],
  [60020, "not allow to access from your ip"],
  [60111, "userid not found"],
  [85009, "already submit a version under auditing"],
];

const KNOWN: readonly (readonly [code: number, words: string])[] = [
  ...[WECHAT_ERRMSG, WECOM_ERRMSG].flatMap((texts) =>
    Object.entries(texts).map(([code, errmsg]) => [Number(code), wordsOf(errmsg)] as const),
  ),
  ...MORE.map(([code, errmsg]) => [code, wordsOf(errmsg)] as const),
];

/** The codes that WeChat sends with this errmsg, or with one that the text holds; the longest match counts. */
export function codesOfErrmsg(text: string): readonly number[] {
  const words = wordsOf(text);
  const found = KNOWN.filter(([, known]) => words.includes(known));
  const longest = Math.max(...found.map(([, known]) => known.length));
  const codes = found.filter(([, known]) => known.length === longest).map(([code]) => code);
  return [...new Set(codes)].sort((a, b) => a - b);
}

/** Words between blanks, so that only whole ones match. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, " ")
    .trim()} `;
}
