// WeChat has written the request's id in many ways; a `rid` wins over the older `hint` where both stand.
const RID_SHAPES = [/\brid:\s*([\w-]+)/, /\breq_id:\s*([^\s\]]+)/, /\bhints?:\s*\[\s*([^\]]*?)\s*\]/];
const REJECTED_ADDRESS = /\bip:?\s+(\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)/i;

/** The id of the request, as WeChat's support and `/cgi-bin/openapi/rid/get` want it. */
export function ridIn(errmsg: string): string | undefined {
  for (const shape of RID_SHAPES) {
    const rid = shape.exec(errmsg)?.[1];
    if (rid) return rid;
  }
  return undefined;
}

/** The address that WeChat saw, out of the errmsg of 40164. */
export function addressIn(errmsg: string): string | undefined {
  return REJECTED_ADDRESS.exec(errmsg)?.[1];
}

/** The errmsg without the tail that repeats the id. */
export function withoutRid(errmsg: string): string {
  return errmsg.replace(/[\s,]*\brid:\s*[\w-]+\s*$/, "");
}
