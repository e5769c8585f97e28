import { isWechatApiError } from "axios-wechat";

console.log(JSON.stringify({ guarded: isWechatApiError(null, "INVALID_OPENID") }));
