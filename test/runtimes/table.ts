import { readFileSync, writeFileSync } from "node:fs";
import { impossible } from "./impossible.ts";
import { versionOf } from "./install.ts";
import type { Verdict } from "./judge.ts";
import { groups } from "./scenarios/index.ts";
import type { Group } from "./scene/scenario.ts";

type Language = "en" | "zh";

const PAGES: Readonly<Record<Language, URL>> = {
  en: new URL("../../docs/runtimes.md", import.meta.url),
  zh: new URL("../../docs/zh/runtimes.md", import.meta.url),
};
const BETWEEN = /(<!-- written by npm run test:runtimes -->\n)[\s\S]*?(<!-- end -->)/;

const TOPICS: Readonly<Record<keyof typeof groups, Readonly<Record<Language, string>>>> = {
  answers: { en: "Responses and typed errors", zh: "响应与异常类型" },
  tokens: { en: "Tokens and stores", zh: "token 与存储" },
  retries: { en: "Retries", zh: "重试" },
  time: { en: "Aborts and timeouts", zh: "取消与超时" },
  bodies: { en: "Forms, Blobs, bytes", zh: "表单、Blob、字节" },
  streams: { en: "Streams", zh: "流" },
  hosts: { en: "Redirects, other hosts", zh: "重定向与其他域名" },
  failover: { en: "Failover", zh: "备用域名切换" },
  accounts: { en: "Many accounts", zh: "多账号" },
  partial: { en: "Partial failures", zh: "部分失败" },
  security: { en: "Signed and encrypted calls", zh: "签名与加密" },
  secrets: { en: "No secret in any print", zh: "输出不含密钥" },
  observation: { en: "Events and tables", zh: "事件与数据表" },
  inProcess: { en: "msw, detach", zh: "msw、detach" },
};
const WORDS = {
  en: {
    topic: "Scenarios",
    adapters: "axios adapters",
    of: "of",
    reasons: "What is not possible, and why:",
  },
  zh: { topic: "场景", adapters: "axios adapter", of: "/", reasons: "以下情况做不到：" },
} as const;

/** Writes the table into both pages. */
export function writeTables(verdicts: readonly Verdict[]): void {
  for (const language of ["en", "zh"] as const) {
    const page = readFileSync(PAGES[language], "utf8");
    writeFileSync(PAGES[language], page.replace(BETWEEN, `$1\n${tableOf(verdicts, language)}\n$2`));
  }
}

/** Pages whose table says something else. */
export function staleTables(verdicts: readonly Verdict[]): string[] {
  return (["en", "zh"] as const)
    .filter((language) => !readFileSync(PAGES[language], "utf8").includes(tableOf(verdicts, language)))
    .map((language) => `${PAGES[language].pathname} is out of date: npm run test:runtimes -- --write`);
}

function tableOf(verdicts: readonly Verdict[], language: Language): string {
  const words = WORDS[language];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const topics = Object.entries(groups as Readonly<Record<string, Group>>).map(([id, group]) => [
    `${TOPICS[id as keyof typeof groups][language]} (${Object.keys(group).length})`,
    ...verdicts.map((verdict) => cellOf(verdict, group, words.of)),
  ]);
  return [
    row([words.topic, ...verdicts.map(({ runtime }) => headOf(runtime))]),
    row(["---", ...verdicts.map(() => ":-:")]),
    row([words.adapters, ...verdicts.map(({ runtime }) => runtime.adapters.join(", "))]),
    ...topics.map(row),
    "",
    words.reasons,
    "",
    ...reasonsOf(verdicts, language),
    "",
  ].join("\n");
}

/** A scenario counts where it passes on all adapters. */
function cellOf({ impossible }: Verdict, group: Group, of: string): string {
  const names = Object.keys(group);
  const missing = new Set(
    impossible.map(({ result }) => result.scenario).filter((name) => names.includes(name)),
  );
  return missing.size === 0 ? "✓" : `${names.length - missing.size} ${of} ${names.length}`;
}

function headOf({ title, shows }: Verdict["runtime"]): string {
  return title.replace(/^([\w-]+)(?: \d+)?/, `$1 ${versionOf(shows())}`);
}

function reasonsOf(verdicts: readonly Verdict[], language: Language): string[] {
  return impossible.map((entry) => {
    const met = verdicts.filter((verdict) => verdict.impossible.some((one) => one.entry === entry));
    const titles = met.map(({ runtime }) => runtime.title);
    return language === "en"
      ? `- ${titles.join(", ")}: ${entry.why.en}`
      : `- ${titles.join("、")}：${entry.why.zh}`;
  });
}
