import { createRid } from "./rid.ts";

/** WeChat's messages. They change over time, so clients must rely on errcode only. */
const WECHAT_ERRMSG: Readonly<Record<number, string>> = {
  [-1]: "system error",
  40001:
    "invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r",
  40002: "invalid grant_type",
  40003: "invalid openid",
  40004: "invalid media type",
  40007: "invalid media_id",
  40013: "invalid appid",
  40014: "invalid access_token",
  40029: "invalid code",
  40030: "invalid refresh_token",
  40037: "invalid template_id",
  40066: "invalid url",
  40097: "invalid args",
  40125: "invalid appsecret",
  40163: "code been used",
  40226: "code blocked",
  40243: "appsecret is frozen",
  41001: "access_token missing",
  41002: "appid missing",
  41004: "appsecret missing",
  41003: "missing refresh_token",
  41008: "missing code",
  41018: "missing component_appid",
  42001: "access_token expired",
  42002: "refresh_token expired",
  42006: "component_access_token expired",
  43001: "require GET method",
  43002: "require POST method",
  43004: "require subscribe",
  43101: "user refuse to accept the msg",
  44002: "empty post data",
  45002: "content size out of limit",
  45009: "reach max api daily quota limit",
  45011: "api minute-quota reach limit, must slower, retry next minute",
  45015: "response out of time limit or subscription is canceled",
  45035: "access clientip is not registered, not in ip-white-list",
  45047: "out of response count limit",
  45065: "clientmsgid exist",
  47001: "data format error",
  48001: "api unauthorized",
  48004: "api forbidden for irregularities, view detail on mp.weixin.qq.com",
  48006: "forbid to clear quota because of reaching the limit",
  50001: "user unauthorized",
  50002: "user limited",
  50004: "user not allow to use accesstoken, maybe for punishment",
  61003: "component is not authorized by this account",
  61004: "access clientip is not registered",
  61005: "component ticket is expired",
  61006: "component ticket is invalid",
  61007: "api is unauthorized to component",
  61014: "must use component token for component api",
  61015: "must use api function token, not component token",
  61023: "refresh_token is invalid",
  61450: "system error",
  76021: "cgi_path not found, please check",
  76022: "could not use this cgi_path，no permission",
  87014: "risky content",
};

const WECOM_ERRMSG: Readonly<Record<number, string>> = {
  [-1]: "system busy",
  40001: "invalid credential",
  40013: "invalid corpid",
  40014: "invalid access_token",
  40029: "invalid code",
  40082: "invalid suite access token",
  40083: "invalid suite id",
  40084: "invalid permanent code",
  40085: "invalid suite ticket",
  41002: "corpid missing",
  41004: "corpsecret missing",
  41021: "suite id missing",
  41022: "suite access token missing",
  41023: "suite ticket missing",
  41024: "suite secret missing",
  41025: "permanent code missing",
  42009: "suite access token expired",
  45009: "api freq out of limit",
};

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
