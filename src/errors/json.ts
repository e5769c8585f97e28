import { isAxiosError } from "axios";
import type { Redact } from "../secrets/redact.ts";
import { redactBody } from "../secrets/redact-body.ts";

/** What no JSON of an error has: it holds the URL, the headers and the body of the call. */
const CALL = ["config", "request", "response"] as const;

type ToJSON = (...args: unknown[]) => unknown;

/** Has `JSON.stringify` of an error give what it gave before, without the call and without secrets. */
export function redactJSON(error: Error, redact: Redact): void {
  const { toJSON } = error as { toJSON?: unknown };
  if (typeof toJSON !== "function" && !isAxiosError(error)) return;
  Object.defineProperty(error, "toJSON", {
    value: () => jsonOf(error, toJSON as ToJSON | undefined, redact),
    enumerable: false,
    writable: true,
    configurable: true,
  });
}

function jsonOf(error: Error, toJSON: ToJSON | undefined, redact: Redact): unknown {
  const described = toJSON && describe(error, toJSON);
  if (described !== undefined && typeof described !== "object") return redactBody(described, redact);
  const { name, message, stack } = error;
  const json: Record<string, unknown> = { ...error, name, message, stack, ...described };
  for (const key of CALL) delete json[key];
  return redactBody(json, redact);
}

/** Each version of axios describes its errors in another way, and so does each adapter. */
function describe(error: Error, toJSON: ToJSON): object | null | undefined {
  const { response } = error as { response?: object };
  // Axios' own would copy the config, with a body of any size in it.
  const withoutCall: unknown = Object.create(error, {
    config: { value: undefined },
    request: { value: undefined },
    response: { value: response && { ...response, config: undefined, request: undefined } },
  });
  for (const self of [withoutCall, error]) {
    try {
      return Reflect.apply(toJSON, self, []) as object | null | undefined;
    } catch {
      // A private field is on the error alone.
    }
  }
  return undefined;
}
