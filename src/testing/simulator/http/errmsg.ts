import { WECHAT_ERRMSG, WECOM_ERRMSG } from "./errmsg-texts.ts";
import { createRid } from "./rid.ts";

const wecomHint = (errcode: number, hint: string) =>
  `, hint: [${hint}], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode},`;

const STABLE_TOKEN_HINT =
  ", could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r";

export interface ErrmsgContext {
  /** WeCom has its own messages for some errcodes and appends a hint. */
  readonly isWecom: boolean;
  readonly isTokenEndpoint: boolean;
  /** The IP address in the message of 40164. */
  readonly ip: string | undefined;
}

/** Creates the errmsg of an error response, including the rid that WeChat appends. */
export function createErrmsg(source: {
  now: () => number;
  random: () => number;
}): (errcode: number, context: ErrmsgContext) => string {
  const nextRid = createRid(source);
  const hintNumber = (rid: string) => `${source.now()}${Number.parseInt(rid.slice(-8), 16)}`;

  const messageOf = (
    errcode: number,
    rid: string,
    { isWecom, isTokenEndpoint, ip = "1.2.3.4" }: ErrmsgContext,
  ) => {
    if (errcode === 40164) return `invalid ip ${ip} ipv6 ::ffff:${ip}, not in whitelist`;
    const text = WECHAT_ERRMSG[errcode] ?? "request rejected";
    if (isWecom) return `${WECOM_ERRMSG[errcode] ?? text}${wecomHint(errcode, hintNumber(rid))}`;
    return errcode === 45009 && isTokenEndpoint ? text + STABLE_TOKEN_HINT : text;
  };

  return (errcode, context) => {
    const rid = nextRid();
    return `${messageOf(errcode, rid, context)} rid: ${rid}`;
  };
}
