import { AxiosError, isAxiosError } from "axios";
import { hide } from "../secrets/hide.ts";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact, type Redact } from "../secrets/redact.ts";
import { WechatError } from "./classes/base.ts";
import { redactJSON } from "./json.ts";

/** An AggregateError has one for each address of a host. */
const MAX_INNER_ERRORS = 100;

/**
 * Removes the secrets from an error that axios or an adapter made. It keeps its class, and its identity wherever
 * possible. `config`, `request` and `response` stay reachable. Doing so twice does no harm, and no error makes it throw.
 *
 * @returns the same error, or a copy where it cannot be changed in place
 */
export function redactError<T>(error: T, secrets: Iterable<string> = []): T {
  try {
    if (!(error instanceof Error) || error instanceof WechatError) return error;
    const known = new Set(secrets);
    if (isAxiosError(error)) for (const secret of secretsOf(error.config)) known.add(secret);
    const redact = createRedact(known);
    const writable = writableOf(error, redact);
    redactAll(writable, redact);
    return writable;
  } catch {
    // A proxy that throws on every access: nothing of it can be printed safely.
    return new Error("An error that could not be read") as T;
  }
}

/** Copies a frozen error, and one with a secret under a read-only symbol: axios keeps the stack of a cause there. */
function writableOf<E extends Error>(error: E, redact: Redact): E {
  const symbolValues = Object.getOwnPropertySymbols(error).map((symbol): unknown =>
    Reflect.get(error, symbol),
  );
  const hasSecret = symbolValues.some((value) => typeof value === "string" && redact(value) !== value);
  if (!hasSecret && Object.isExtensible(error)) return error;
  const copy = Object.setPrototypeOf(new AxiosError(error.message), Object.getPrototypeOf(error));
  for (const key of Object.getOwnPropertyNames(copy)) delete copy[key];
  for (const key of Object.getOwnPropertyNames(error)) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (!property) continue;
    Object.defineProperty(copy, key, {
      ...property,
      configurable: true,
      ...("value" in property && { writable: true }),
    });
  }
  return copy;
}

/** Iterative, because a chain of causes may be longer than the call stack; and causes may be circular. */
function redactAll(error: Error, redact: Redact): void {
  const found = new Set([error]);
  for (const each of found) {
    try {
      scrub(each, redact, (inner) => {
        const writable = inner instanceof WechatError ? inner : writableOf(inner, redact);
        if (!(writable instanceof WechatError)) found.add(writable);
        return writable;
      });
    } catch {
      // A property that cannot be redefined stays as it is; the others are clean.
    }
  }
}

/** @param redactInner takes note of an error inside, and returns the one to put in its place */
function scrub(error: Error, redact: Redact, redactInner: (inner: Error) => Error): void {
  redactStack(error, redact);
  redactJSON(error, redact);
  if (isAxiosError(error)) hideCall(error);
  for (const key of Object.getOwnPropertyNames(error)) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (!property || !("value" in property) || !property.writable) continue;
    const value: unknown = property.value;
    if (typeof value === "string") {
      const clean = redact(value);
      if (clean !== value) Object.defineProperty(error, key, { ...property, value: clean });
    } else if (value instanceof Error) {
      const inner = redactInner(value);
      if (inner !== value) Object.defineProperty(error, key, { ...property, value: inner });
    } else if (typeof value === "object" && value !== null) {
      // Sockets, requests and the raw packet of a parser error may hold the URL.
      hide(error, key, Array.isArray(value) ? innerErrors(value, redactInner) : value);
    }
  }
}

/** The errors of an AggregateError, in the same array unless one had to be copied. */
function innerErrors(list: unknown[], redactInner: (inner: Error) => Error): unknown[] {
  const scrubbed = list
    .slice(0, MAX_INNER_ERRORS)
    .map((inner) => (inner instanceof Error ? redactInner(inner) : inner));
  return scrubbed.every((inner, at) => inner === list[at]) ? list : scrubbed;
}

/** Separately: the stack repeats the message, and is an accessor from Node 22 on. */
function redactStack(error: Error, redact: Redact): void {
  const { stack } = error;
  const clean = typeof stack === "string" ? redact(stack) : stack;
  if (clean !== stack) Reflect.set(error, "stack", clean);
}

function hideCall(error: AxiosError): void {
  for (const key of ["config", "request", "response"] as const) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (!property?.get) hide(error, key, error[key]);
  }
}
