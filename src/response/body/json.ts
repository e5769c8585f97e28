import { bytesOf, textOf } from "../../protocol/envelope.ts";

/** How a JSON body starts. */
export const OBJECT_OR_ARRAY = /^[\uFEFF\s]*[{[]/;

/** Whether a body could be read, and so states a success. */
export function isJsonObject(data: unknown): boolean {
  const bytes = typeof data === "object" && data !== null ? bytesOf(data) : undefined;
  const body: unknown = bytes ? textOf(bytes) : data;
  if (typeof body === "string") return OBJECT_OR_ARRAY.test(body) && isJson(body);
  return typeof body === "object" && body !== null;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
