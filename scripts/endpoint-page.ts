import type { Endpoint } from "../src/endpoints/endpoint.ts";
import type { Product } from "../src/errcodes/entry.ts";
import { fieldCells } from "./endpoint-page-fields.ts";
import { type EndpointWords, endpointWordsOf } from "./endpoint-page-words.ts";
import { type Language, PRODUCT_WORDS } from "./errcode-page-words.ts";

/** A row of one of these stands there alone, and not with the products that have it, too. */
const OWN_SECTION: readonly Product[] = ["card", "kf", "shake"];

/** Renders the page of one language: all endpoints by product, and in it by the first segments of the path. */
export function endpointPage(endpoints: readonly Endpoint[], language: Language): string {
  const words = endpointWordsOf(language);
  const sections = (Object.keys(PRODUCT_WORDS) as Product[]).flatMap((product) => {
    const rows = endpoints.filter((endpoint) => sectionsOf(endpoint).includes(product));
    return rows.length > 0 ? [`## ${PRODUCT_WORDS[product][language]}`, ...groups(rows, words)] : [];
  });
  return [
    `<!-- ${words.generated} -->`,
    `${endpointOpening(endpoints.length, language)}${words.sections}`,
    `${words.fields}\n${words.legend}`,
    ...sections,
  ]
    .join("\n\n")
    .concat("\n");
}

/** The title, the links, and what the page is. */
export function endpointOpening(count: number, language: Language): string {
  const words = endpointWordsOf(language);
  return [`# ${words.title}`, words.links, words.introduction(count)].join("\n\n");
}

function sectionsOf({ product }: Endpoint): readonly Product[] {
  const own = OWN_SECTION.filter((one) => product.includes(one));
  return own.length > 0 ? own : product;
}

function groups(rows: readonly Endpoint[], words: EndpointWords): string[] {
  const byGroup = new Map<string, Endpoint[]>();
  for (const row of rows) {
    const group = groupOf(row.path);
    const others = byGroup.get(group);
    if (others) others.push(row);
    else byGroup.set(group, [row]);
  }
  return [...byGroup]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([group, list]) => [
      `### ${group}`,
      table(
        words.columns,
        list.map((row) => cellsOf(row, words)),
      ),
    ]);
}

/** `/cgi-bin/user` of `/cgi-bin/user/info`, and `/datacube` of `/datacube/getusersummary`. */
function groupOf(path: string): string {
  const segments = path.split("/");
  return segments.slice(0, Math.min(3, segments.length - 1)).join("/");
}

function cellsOf(endpoint: Endpoint, words: EndpointWords): string[] {
  const { method, path, token, param, repeat, answer, upload, dedupe, docs } = endpoint;
  const name = `\`${path}\``;
  const notes = [
    ...(dedupe ? [words.dedupe(dedupe)] : []),
    ...(upload ? [words.upload] : []),
    ...(answer === "bytes" ? [words.bytes] : []),
  ];
  const { request, response } = fieldCells(endpoint, words);
  return [
    method,
    docs ? `[${name}](${docs})` : name,
    request,
    response,
    token === "access_token" ? "" : param ? words.as(token, param) : token,
    words.repeat[repeat],
    notes.join(words.comma),
  ];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}
