import { endpointWordsOf } from "../../scripts/endpoint-page-words.ts";
import { type Endpoint, endpoints } from "../../src/endpoints/index.ts";
import type { Product } from "../../src/errcodes/entry.ts";
import type { Language } from "../pages/language.ts";

export interface EndpointFilter {
  /** Parts of a path. */
  readonly text: string;
  readonly product: Product | "";
  readonly repeat: Endpoint["repeat"] | "";
}

export const allEndpoints: readonly Endpoint[] = endpoints;

/** Each word must be in the path, or be the method. */
export function filterEndpoints({ text, product, repeat }: EndpointFilter): readonly Endpoint[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[?#]\S*/g, "")
    .split(/\s+/)
    .filter(Boolean);
  return endpoints.filter(
    (endpoint) =>
      (product === "" || endpoint.product.includes(product)) &&
      (repeat === "" || endpoint.repeat === repeat) &&
      words.every(
        (word) => endpoint.path.toLowerCase().includes(word) || endpoint.method.toLowerCase() === word,
      ),
  );
}

/** The kind of token, where it is not an account's. */
export function tokenOf({ token, param }: Endpoint, language: Language): string {
  if (token === "access_token") return "";
  return param ? endpointWordsOf(language).as(token, param).replaceAll("`", "") : token;
}

/** What else there is to know of an endpoint. */
export function notesOf({ dedupe, upload, answer }: Endpoint, language: Language): string {
  const words = endpointWordsOf(language);
  const notes = [
    dedupe ? words.dedupe(dedupe).replaceAll("`", "") : "",
    upload ? words.upload : "",
    answer === "bytes" ? words.bytes : "",
  ];
  return notes.filter(Boolean).join(words.comma);
}
