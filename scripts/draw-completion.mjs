// Draws what an editor shows of typed calls, docs/typed-calls.svg, from what TypeScript's language service really offers:
// `npm run schemas`. With --check, only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { openEditor } from "./editor.mjs";

const FILE = new URL("../docs/typed-calls.svg", import.meta.url);
const PATH = "/wxa/business/getuserphonenumber";
const HEAD = `import type { MiniprogramApi } from "axios-wechat/api/miniprogram";
declare const api: MiniprogramApi;
declare const code: string;
`;
const LINE = 22;
const LETTER = 8.4;
const [WIDTH, LEFT] = [860, 24];

const editor = openEditor();

/** Types a line up to `|`, and returns what completes there: `name`, or `name: type`. */
function completions(line, { begins = "", described = false } = {}) {
  const text = HEAD + line;
  const position = text.indexOf("|");
  editor.type(text.replace("|", ""));
  const names = editor.completionsAt(position).filter((name) => name.startsWith(begins) && name !== begins);
  if (names.length === 0) throw new Error(`nothing completes in ${line}`);
  return described
    ? names.map((name) =>
        editor
          .describe(position, name)
          .replace(/^\(.*?\) (?:.*\.)?/, "")
          .replace(/\s+/g, " "),
      )
    : names;
}

function errorsOf(line) {
  editor.type(HEAD + line);
  const errors = editor.errors();
  if (errors.length === 0) throw new Error(`no error in ${line}`);
  return errors;
}

/** Of an error about overloads, what the overload of the path says. */
const reasonOf = ({ message }) => /^ {4}(\S.*)$/m.exec(message)[1];

/** The frames: a line of code, where its cursor or its error is, and the box below it. */
function frames() {
  const begun = "/wxa/business/getu";
  const call = `await api.post("${PATH}", `;
  const wrong = `${call}{ code: 1 });`;
  const [error] = errorsOf(wrong);
  return [
    {
      line: `await api.post("${begun}|");`,
      box: completions(`void api.post("${begun}|");`, { begins: begun }),
    },
    { line: `${call}{ | });`, box: completions(`void api.post("${PATH}", { | });`, { described: true }) },
    {
      line: "data.phone_info.|",
      box: completions(`const { data } = await api.post("${PATH}", { code }); data.phone_info.|`, {
        described: true,
      }),
    },
    { line: wrong, underlined: error.about, box: [reasonOf(error)], isError: true },
  ];
}

/** The width of so many letters, in whole pixels. */
const across = (letters) => Math.round(letters * LETTER);
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const textAt = (x, y, text, fill = "#d4d4d4") =>
  `<text x="${x}" y="${y}" fill="${fill}">${escaped(text)}</text>`;

function draw() {
  const parts = [];
  let y = 36;
  for (const { line, underlined, box, isError } of frames()) {
    const column = underlined === undefined ? line.indexOf("|") : line.indexOf(underlined);
    const shown = line.replace("|", "");
    const x = across(column) + LEFT;
    parts.push(textAt(LEFT, y, shown));
    if (isError) {
      parts.push(`<path d="M${x} ${y + 5}h${across(underlined.length)}" stroke="#f14c4c" stroke-width="2"/>`);
    } else parts.push(`<path d="M${x} ${y - 14}v18" stroke="#ffffff" stroke-width="1.5"/>`);
    const width = across(Math.max(...box.map((text) => text.length))) + 24;
    const boxX = Math.max(LEFT, Math.min(x, WIDTH - width - LEFT));
    const fill = isError ? 'fill="#2d2426" stroke="#f14c4c"' : 'fill="#252526" stroke="#454545"';
    parts.push(
      `<rect x="${boxX}" y="${y + 12}" width="${width}" height="${box.length * LINE + 8}" rx="3" ${fill}/>`,
      ...box.map((text, at) => textAt(boxX + 12, y + 31 + at * LINE, text, isError ? "#f48771" : "#9cdcfe")),
    );
    y += box.length * LINE + 58;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y - 10}" font-family="monospace" font-size="14" xml:space="preserve">`,
    "<title>What an editor offers while a typed call is written</title>",
    `<rect width="${WIDTH}" height="${y - 10}" rx="6" fill="#1e1e1e"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

const drawn = draw();
if (!process.argv.includes("--check")) writeFileSync(FILE, drawn);
else if (readFileSync(FILE, "utf8") !== drawn) {
  console.error("docs/typed-calls.svg is not what the types say; run npm run schemas");
  process.exit(1);
}
