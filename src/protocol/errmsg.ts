// WeChat has written the request's id in several ways; a `rid` wins over the older `hint`.
const RID_SHAPES = [/\brid:\s*([\w-]+)/, /\breq_id:\s*([^\s\]]+)/, /\bhints?:\s*\[\s*([^\]]*?)\s*\]/];
// Every repetition is bounded: an errmsg may be megabytes long.
const REJECTED_ADDRESS =
  /\b(?:request|client)?ip:?\s{1,8}(\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:.]{0,40}[\da-f:])/i;

/** The request's id, for WeChat's support and `/cgi-bin/openapi/rid/get`. */
export function ridIn(errmsg: string): string | undefined {
  for (const shape of RID_SHAPES) {
    const rid = shape.exec(errmsg)?.[1];
    if (rid) return rid;
  }
  return undefined;
}

/** The IP address that WeChat saw, from the errmsg of 40164, 60020 and their like. */
export function addressIn(errmsg: string): string | undefined {
  return REJECTED_ADDRESS.exec(errmsg)?.[1];
}

/** The errmsg without the request's id at its end. */
export function withoutRid(errmsg: string): string {
  return errmsg.replace(/[\s,]*\brid:\s*[\w-]+\s*$/, "");
}
