import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { type PartialField, partialFieldsOf } from "../endpoints/partial-fields.ts";
import type { ErrcodeEntry, Product } from "../errcodes/entry.ts";
import { entryOf } from "../errcodes/load.ts";
import { type PartialFailure, PartialFailureError } from "../errors/classes/partial-failure.ts";
import type { Language } from "../errors/language.ts";
import { bytesOf, envelopeOf, parseJson, readCode, startsLikeObject, textOf } from "../protocol/envelope.ts";
import { pathOf, productOfRequest } from "../protocol/paths.ts";

/**
 * What a call left undone, although WeChat responded with errcode 0: recipients that do not exist, items of a batch with an
 * errcode of their own. A table says which fields of which response tell it; for a path that it does not know, their usual
 * names do. Streams and Blobs are not read.
 *
 * @returns empty for none, and for a response with another errcode
 * @example
 * ```ts
 * const response = await api.post("/cgi-bin/message/send", message);
 * for (const { field, value } of partialFailures(response)) console.warn(field, value); // invaliduser zhangsan
 * ```
 */
export function partialFailures(response: AxiosResponse): PartialFailure[] {
  return failuresIn(response?.data, response?.config);
}

/** Rejects a success that has partial failures. */
export async function rejectPartialFailures(
  response: AxiosResponse,
  config: InternalAxiosRequestConfig,
  { account, product, lang }: RejectionContext,
): Promise<AxiosResponse> {
  const failures = failuresIn(response.data, config);
  if (failures.length === 0) return response;
  const codes = new Set(failures.map(({ errcode }) => errcode).filter((code) => code !== undefined));
  const entries = new Map<number, ErrcodeEntry | undefined>();
  for (const code of codes) entries.set(code, await entryOf(code, product ?? productOfRequest(config)));
  throw new PartialFailureError(failures, { account, config, response, lang }, (code) => entries.get(code));
}

interface RejectionContext {
  readonly account: string | undefined;
  readonly product: Product | undefined;
  readonly lang: Language | undefined;
}

function failuresIn(data: unknown, config: InternalAxiosRequestConfig | undefined): PartialFailure[] {
  const body = parsed(data);
  if (typeof body !== "object" || body === null || envelopeOf(body)) return [];
  return partialFieldsOf(pathOf(config), config?.baseURL).flatMap((field) => failuresAt(field, body));
}

function failuresAt({ names, listsAll }: PartialField, body: object): PartialFailure[] {
  const field = names.join(".");
  let value: unknown = body;
  for (const name of names) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return partsOf(value).flatMap((part) => {
    const stated = (part as { errcode?: unknown } | null)?.errcode;
    const errcode = readCode(stated);
    if (errcode === 0 || (listsAll && errcode === undefined)) return [];
    return [{ field, value: part, ...(errcode !== undefined && { errcode }) }];
  });
}

/** The items of a list, or the ids in a text such as `"a|b"`. */
function partsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string") return [];
  return value.split("|").filter((part) => part.trim() !== "");
}

function parsed(data: unknown): unknown {
  if (typeof data === "string") return parseJson(data);
  const bytes = typeof data === "object" && data !== null ? bytesOf(data) : undefined;
  if (bytes) return startsLikeObject(bytes) ? parseJson(textOf(bytes)) : undefined;
  return data;
}
