import { oneLine } from "../../secrets/one-line.ts";
import type { AccountCommand } from "../account/run.ts";
import { openSession } from "../account/session.ts";
import type { Language } from "../terminal/language.ts";
import { localTime } from "../terminal/times.ts";

/** A longer body fills the terminal. */
const LONGEST = 4_000;

/** The response of `/cgi-bin/openapi/rid/get`. */
interface Recorded {
  readonly request?: {
    readonly invoke_time?: number;
    readonly cost_in_ms?: number;
    readonly request_url?: string;
    readonly request_body?: string;
    readonly response_body?: string;
    readonly client_ip?: string;
  };
}

export async function showRequest(
  rid: string,
  { account, baseURL, style, progress, write }: AccountCommand,
): Promise<void> {
  const [lang] = style.languages;
  const labels = LABELS[lang];
  progress.show(labels.waiting);
  const { api } = openSession(account, { baseURL, lang });
  const { data } = await api.post<Recorded>("/cgi-bin/openapi/rid/get", { rid });
  const { invoke_time, cost_in_ms, request_url, request_body, response_body, client_ip } = data.request ?? {};
  const took = cost_in_ms === undefined ? "" : ` (${cost_in_ms} ms)`;
  const lines = [
    [labels.time, invoke_time === undefined ? undefined : `${localTime(invoke_time * 1000)}${took}`],
    [labels.client, client_ip],
    [labels.query, request_url],
    [labels.request, request_body],
    [labels.response, response_body],
  ];
  const shown = lines.filter(([, text]) => text !== undefined && text !== "");
  write(
    [
      style.paint("bold", `rid ${rid}`),
      ...shown.map(
        ([label = "", text]) => `  ${style.paint("cyan", label)}  ${oneLine(String(text), LONGEST)}`,
      ),
    ]
      .map((line) => `${line}\n`)
      .join(""),
  );
}

/** The labels of one language have the same width. */
const LABELS = {
  en: {
    waiting: "Fetching the request's record",
    time: "Time    ",
    client: "From    ",
    query: "Query   ",
    request: "Request ",
    response: "Response",
  },
  zh: {
    waiting: "正在查询请求",
    time: "时间",
    client: "来源",
    query: "参数",
    request: "请求",
    response: "响应",
  },
} as const satisfies Record<Language, object>;
