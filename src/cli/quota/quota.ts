import { isWechatApiError } from "../../errors/guards.ts";
import { problemOf } from "../account/problem.ts";
import { type AccountCommand, Failed } from "../account/run.ts";
import { openSession } from "../account/session.ts";
import type { Language } from "../terminal/language.ts";
import { type QuotaRow, renderQuota } from "./render.ts";

const COMMON_PATHS = [
  "/cgi-bin/token",
  "/cgi-bin/stable_token",
  "/cgi-bin/ticket/getticket",
  "/cgi-bin/message/custom/send",
  "/cgi-bin/message/template/send",
  "/cgi-bin/message/subscribe/send",
  "/cgi-bin/message/mass/sendall",
  "/cgi-bin/user/get",
  "/cgi-bin/user/info",
  "/cgi-bin/media/upload",
  "/cgi-bin/qrcode/create",
  "/wxa/getwxacodeunlimit",
  "/wxa/msg_sec_check",
];

/** The account has no such API: a mini program sends no template messages. */
const NOT_OF_THIS_ACCOUNT = [76021, 76022] as const;

/** @throws {Failed} when WeChat answered a path that was asked for with an errcode, after the table was written */
export async function showQuota(
  paths: readonly string[],
  { account, baseURL, style, progress, write }: AccountCommand,
): Promise<void> {
  const [lang] = style.languages;
  const { api } = openSession(account, { baseURL, lang });
  const asked = paths.length > 0 ? paths : COMMON_PATHS;
  const rows: QuotaRow[] = [];
  let isFailed = false;
  for (const [index, path] of asked.entries()) {
    progress.show(`${WAITING[lang]} ${index + 1}/${asked.length}`);
    try {
      const { data } = await api.post("/cgi-bin/openapi/quota/get", { cgi_path: path });
      rows.push({ path, quota: data.quota });
    } catch (error) {
      if (!isWechatApiError(error)) throw error;
      rows.push({ path, problem: problemOf(error, lang).message });
      isFailed ||= paths.length > 0 || !isWechatApiError(error, ...NOT_OF_THIS_ACCOUNT);
    }
  }
  write(renderQuota(rows, style));
  if (isFailed) throw new Failed();
}

const WAITING = { en: "Fetching the quota", zh: "正在查询额度" } as const satisfies Record<Language, string>;
