// Writes the figures that both READMEs show between two markers.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { clients } from "../clients/index.mjs";
import { whole } from "./cells.mjs";

const BETWEEN = /(<!-- bench:start -->\n)[\s\S]*?(<!-- bench:end -->)/;

const COLUMNS = [
  { measure: "one-call", read: (of) => of["GET, 0.1 KB"].ratio.median.toFixed(2) },
  { measure: "throughput", read: (of) => (1 / of[32].ratio.median).toFixed(2) },
  {
    measure: "storm",
    read: ({ storms: [, of] }) =>
      [of.fetches, of.failures].map((rounds) => whole(Math.max(...rounds))).join(" / "),
  },
  { measure: "late-refusals", read: (of) => [of.fetches, of.failures].map(whole).join(" / ") },
  { measure: "day", read: (of) => [of.waited, of.refused].map(whole).join(" / ") },
  { measure: "outage", read: (of) => of.busy.perCall.toFixed(2) },
];

const WORDS = {
  "README.md": {
    head: [
      "",
      "one call<br>(time relative to bare axios)",
      "throughput, 32 concurrent<br>(relative to bare axios)",
      "1000 concurrent calls, invalid<br>token: token requests / failed",
      "the same, some rejections<br>late",
      "24 hours: calls that waited /<br>whose token was rejected",
      "outage: requests<br>per call",
    ],
    names: {},
  },
  "README.zh-CN.md": {
    head: [
      "",
      "单次调用<br>（耗时，与基准之比）",
      "32 并发吞吐<br>（与基准之比）",
      "token 失效，并发 1000 次：<br>获取 token 次数 / 失败次数",
      "同左，部分失败响应<br>延迟到达",
      "24 小时：等待 token /<br>token 被拒绝的调用数",
      "故障期间每次调用<br>发出的请求数",
    ],
    names: {
      bare: "axios，手动传入 token（基准）",
      "axios-retry": "axios + axios-retry，手动传入 token",
      "hand-made-chain": "自行组合：axios-retry + axios-auth-refresh",
      "hand-made-chain-tuned": "自行组合，`deduplicateRefresh: false`",
      "axios-wechat": "axios-wechat，内存存储",
      "axios-wechat-redis": "axios-wechat，Redis 存储",
    },
  },
};

/** Skips files without markers. */
export function writeShortTables(results, root) {
  for (const [file, words] of Object.entries(WORDS)) {
    const path = new URL(file, root);
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (BETWEEN.test(text))
      writeFileSync(path, text.replace(BETWEEN, `$1\n${shortTable(results, words)}\n$2`));
    else console.log(`${file} has no bench markers, so the short table is not in it.`);
  }
}

function shortTable(results, { head, names }) {
  const cell = ({ measure, read }, id) => {
    const of = results[measure][id];
    return of && !of.left && !of.broken ? read(of) : "–";
  };
  const rows = clients.map(({ id, name, role }) => {
    const label = names[id] ?? name;
    return [role === "ours" ? `**${label}**` : label, ...COLUMNS.map((column) => cell(column, id))];
  });
  return [head, ["---", ...COLUMNS.map(() => "---:")], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}
