import { isSecretName } from "./names.ts";
import { REDACTED, type Redact } from "./redact.ts";

/**
 * Copies a parsed JSON body without its secrets. Iterative, because a body may be nested deeper than the call stack;
 * bytes and streams are handed over as they are.
 */
export function redactBody(body: unknown, redact: Redact): unknown {
  const copies = new Map<object, object>();
  const pending: [source: object, copy: object][] = [];

  function copyOf(value: unknown): unknown {
    if (typeof value === "string") return redact(value);
    if (typeof value !== "object" || value === null || !isTree(value)) return value;
    const known = copies.get(value);
    if (known) return known;
    const copy: object = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    pending.push([value, copy]);
    return copy;
  }

  const copied = copyOf(body);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [source, copy] = next;
    for (const [name, value] of Object.entries(source)) {
      const clean = typeof value === "string" && isSecretName(name) ? REDACTED : copyOf(value);
      // Not an assignment, which `__proto__` would make something else of.
      Object.defineProperty(copy, name, {
        value: clean,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }
  return copied;
}

/** Whether a value is an object or a list, as JSON has them: no bytes, Blob, stream, form or date. */
function isTree(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
}
