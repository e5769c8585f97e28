import { inOneLine } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { explainedEndpoint, renderEndpoint, renderEndpoints } from "./endpoint.ts";
import { explanationOf } from "./explanation.ts";
import { renderExplanation, renderList } from "./render.ts";
import { type SearchResult, searchFor, type Unknown } from "./search/search.ts";

export interface Explained {
  /** For stdout. */
  readonly output: string;
  /** For stderr: unknown queries with suggestions. */
  readonly error?: string;
}

export async function explain(query: string, style: Style, { json = false } = {}): Promise<Explained> {
  const result = searchFor(query);
  const output = json ? inJSON(result) : await rendered(result, style);
  if (result.unknown.length === 0) return { output };
  return { output, error: result.unknown.map((one) => unknownText(one, style)).join("\n") };
}

function inJSON({ errcodes, endpoints }: SearchResult): string {
  const list = [...errcodes.map(explanationOf), ...endpoints.map(explainedEndpoint)];
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

async function rendered({ errcodes, endpoints, isList }: SearchResult, style: Style): Promise<string> {
  if (isList) return endpoints.length > 0 ? renderEndpoints(endpoints, style) : renderList(errcodes, style);
  if (endpoints.length === 0) {
    return errcodes.map((entry) => renderExplanation(explanationOf(entry), style)).join("\n");
  }
  // Loaded on demand, for their data is large: errcodes are explained without.
  const { renderFields } = await import("./fields/render.ts");
  return endpoints
    .map((endpoint) => `${renderEndpoint(endpoint, style)}${renderFields(endpoint, style)}`)
    .join("\n");
}

function unknownText({ text, reason, advice, endpoints, errcodes }: Unknown, style: Style): string {
  const unknown = `${JSON.stringify(text)}: ${inOneLine(reason, style.languages)}`;
  if (advice === undefined) return unknown;
  const closest = endpoints.length > 0 ? renderEndpoints(endpoints, style) : renderList(errcodes, style);
  return `${unknown}\n${inOneLine(advice, style.languages)}\n${closest}`.trimEnd();
}
