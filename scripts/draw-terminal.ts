// Draws the picture of the READMEs, docs/terminal.svg and docs/zh/terminal.svg: what two programs print when WeChat rejects a
// message with HTTP 200. Both programs are run against the simulator: `npm run terminal`. With --check, only compares.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createWechatSimulator } from "../src/testing/index.ts";

const PATH = "/cgi-bin/message/custom/send";
const ACCOUNT = { appid: "wx0123456789abcdef", secret: "app-secret" };
const LANGUAGES = { en: "../docs/terminal.svg", zh: "../docs/zh/terminal.svg" } as const;
type Language = keyof typeof LANGUAGES;

/** What WeChat says of each request is different every time. */
const RID = /[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}/g;
const SAMPLE_RID = "6a1b2c3d-0badcafe-5eed0001";

const COLUMNS = 86;
const [LETTER, LINE, LEFT, BAR] = [8.4, 20, 20, 34] as const;
const WIDTH = Math.round(COLUMNS * LETTER) + 2 * LEFT;
const COLORS = { code: "#9cdcfe", output: "#d4d4d4", good: "#89d185", bad: "#f48771" } as const;

interface Shown {
  readonly text: string;
  readonly color: keyof typeof COLORS;
}

/** A Chinese character takes two columns. */
const columnsOf = (text: string) => [...text].reduce((sum, one) => sum + (one > "⺀" ? 2 : 1), 0);

/** A word, or one Chinese character; with the punctuation that must not begin a line. */
const WORD = /(?:[^\s⺀-￿]+|[⺀-￿])[，。：；、）]*\s*|\s+/g;

/** Breaks at blanks, and between Chinese characters. */
function wrapped(text: string): string[] {
  const lines = [""];
  for (const word of text.match(WORD) ?? []) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && columnsOf(last + word.trimEnd()) > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines;
}

function run(program: URL, env: Record<string, string>): Promise<string> {
  const node = spawn(process.execPath, ["--import", "tsx", program.pathname], {
    env: { ...process.env, TSX_TSCONFIG_PATH: "examples/tsconfig.json", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  node.stdout.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => node.on("close", () => resolve(output.trimEnd().replace(RID, SAMPLE_RID))));
}

/** The code that a window shows, and what it prints against the simulator. */
async function session(name: string, language: Language): Promise<Shown[]> {
  const program = new URL(`terminal/${name}.ts`, import.meta.url);
  const [, code = ""] = readFileSync(program, "utf8").split("// shown from here\n");
  const wechat = createWechatSimulator(ACCOUNT);
  const server = await wechat.listen();
  wechat.fail(PATH, 45015);
  const output = await run(program, {
    WECHAT_BASE_URL: server.url,
    WECHAT_APPID: ACCOUNT.appid,
    WECHAT_SECRET: ACCOUNT.secret,
    ACCESS_TOKEN: wechat.issueToken(),
    MESSAGES: language,
  });
  await server.close();
  const show = (color: Shown["color"]) => (text: string) =>
    wrapped(text).map((line) => ({ text: line, color }));
  return [
    ...code.trimEnd().split("\n").flatMap(show("code")),
    { text: "", color: "output" },
    ...output.split("\n").flatMap((line) => show(colorOf(line))(line)),
  ];
}

function colorOf(line: string): Shown["color"] {
  if (line === "sent") return "good";
  return line.startsWith("Uncaught ") ? "bad" : "output";
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function drawWindow(title: string, lines: readonly Shown[], top: number): { svg: string[]; bottom: number } {
  const height = BAR + lines.length * LINE + 22;
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (fill, at) => `<circle cx="${22 + at * 20}" cy="${top + 17}" r="6" fill="${fill}"/>`,
  );
  const text = lines.map(({ text: line, color }, at) => {
    const indent = Math.round((line.length - line.trimStart().length) * LETTER);
    const [x, y] = [LEFT + indent, top + BAR + 22 + at * LINE];
    return `<text x="${x}" y="${y}" fill="${COLORS[color]}">${escaped(line.trim())}</text>`;
  });
  return {
    svg: [
      `<rect y="${top}" width="${WIDTH}" height="${height}" rx="8" fill="#1e1e1e" stroke="#454545"/>`,
      ...dots,
      `<text x="${WIDTH / 2}" y="${top + 22}" fill="#9d9d9d" text-anchor="middle">${title}</text>`,
      ...text,
    ],
    bottom: top + height,
  };
}

async function draw(language: Language): Promise<string> {
  const before = drawWindow("axios", await session("without-plugin", language), 0);
  const after = drawWindow(
    "axios + axios-wechat",
    await session("with-plugin", language),
    before.bottom + 14,
  );
  const title =
    language === "en"
      ? "A rejected message: with axios it passes as sent, with axios-wechat it is a typed error"
      : "消息被微信拒绝：axios 当作发送成功，axios-wechat 抛出带类型的异常";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${after.bottom}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">`,
    `<title>${title}</title>`,
    ...before.svg,
    ...after.svg,
    "</svg>",
    "",
  ].join("\n");
}

for (const [language, path] of Object.entries(LANGUAGES)) {
  const file = new URL(path, import.meta.url);
  const drawn = await draw(language as Language);
  if (!process.argv.includes("--check")) writeFileSync(file, drawn);
  else if (readFileSync(file, "utf8") !== drawn) {
    console.error(`${path.slice(3)} is not what the programs print; run npm run terminal`);
    process.exitCode = 1;
  }
}
