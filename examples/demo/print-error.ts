import { isWechatApiError, TokenFetchError, type WechatApiError } from "axios-wechat";
import type { Report } from "./report.ts";

/** Prints the error of a failed call, or of the token fetch before it. */
export function printError(error: unknown, report: Report): void {
  if (isWechatApiError(error)) {
    printApiError(error, report);
  } else if (error instanceof TokenFetchError) {
    report.field("class", error.name);
    report.field("code", error.code);
    report.field("account", error.key);
    printCause(error.cause, report);
  } else {
    report.field("error", error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

function printCause(cause: Error, report: Report): void {
  if (isWechatApiError(cause)) {
    report.say("caused by this error of the token endpoint:");
    printApiError(cause, report);
  } else {
    report.field("cause", cause.message || String("code" in cause ? cause.code : cause.name));
    report.field("hint", "Check whether this machine can reach WeChat: network, DNS, proxy");
    report.field("建议", "请检查本机能否访问微信接口（网络、DNS、代理）");
  }
}

function printApiError(error: WechatApiError, report: Report): void {
  report.field("class", error.name);
  report.field("code", error.code);
  report.field("errcode", String(error.errcode));
  report.field("name", error.entry?.name ?? "(not in the catalog)");
  report.field("meaning", error.entry?.en ?? error.errmsg);
  if (error.entry) report.field("含义", error.entry.zh);
  if (error.hint) {
    report.field("hint", error.hint.en);
    report.field("建议", error.hint.zh);
  }
  if (error.rid) report.field("rid", error.rid);
  report.field("call", `${error.method} ${error.path}, ${error.attempts} request(s)`);
}
