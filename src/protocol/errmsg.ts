/** Ids and addresses stand at either end of an errmsg; the middle of a longer one is not searched. */
const SEARCHED_AT_EACH_END = 1_024;
/** A longer end is none that WeChat writes. */
const MAX_RID_TAIL = 256;
const BLANK = /\s/;

// WeChat has written the request's id in several ways; a `rid` wins over the older `hint`. No two neighbors in these
// expressions match the same character: otherwise a long run of it would take cubic time.
const RID_SHAPES = [/\brid:\s*([\w-]+)/, /\breq_id:\s*([^\s\]]+)/, /\bhints?:\s*\[([^[\]]*)\]/];
const REJECTED_ADDRESS =
  /\b(?:request|client)?ip:?\s{1,8}(\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:.]{0,40}[\da-f:])/i;
const ONLY_RID = /^rid:\s*[\w-]+\s*$/;

/** The request's id, for WeChat's support and `/cgi-bin/openapi/rid/get`. */
export function ridIn(errmsg: string): string | undefined {
  const searched = searchedPartOf(errmsg);
  for (const shape of RID_SHAPES) {
    const rid = shape.exec(searched)?.[1]?.trim();
    if (rid) return rid;
  }
  return undefined;
}

/** The IP address that WeChat saw, from the errmsg of 40164, 60020 and their like. */
export function addressIn(errmsg: string): string | undefined {
  return REJECTED_ADDRESS.exec(searchedPartOf(errmsg))?.[1];
}

/** The errmsg without the request's id at its end. */
export function withoutRid(errmsg: string): string {
  const at = errmsg.lastIndexOf("rid:");
  if (at < 0 || errmsg.length - at > MAX_RID_TAIL) return errmsg;
  if (/\w/.test(errmsg[at - 1] ?? "") || !ONLY_RID.test(errmsg.slice(at))) return errmsg;
  return withoutTrailing(errmsg.slice(0, at), ",");
}

/** A text without the white space and the given characters at its end. */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && isOneOf(text[end - 1] as string, characters)) end -= 1;
  return text.slice(0, end);
}

function isOneOf(character: string, characters: string): boolean {
  return characters.includes(character) || BLANK.test(character);
}

function searchedPartOf(errmsg: string): string {
  if (errmsg.length <= 2 * SEARCHED_AT_EACH_END) return errmsg;
  return `${errmsg.slice(0, SEARCHED_AT_EACH_END)}\n${errmsg.slice(-SEARCHED_AT_EACH_END)}`;
}
