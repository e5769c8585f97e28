import { AxiosError, isAxiosError } from "axios";
import { hide } from "../secrets/hide.ts";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact, type Redact } from "../secrets/redact.ts";
import { WechatError } from "./base.ts";

/**
 * Removes the secrets from an error that axios or an adapter made. It keeps its class, and its identity wherever
 * possible. `config`, `request` and `response` stay reachable. Sealing twice does no harm.
 *
 * @returns the same error, or a copy where it cannot be changed in place
 */
export function seal<T>(error: T, secrets: Iterable<string> = []): T {
  if (!(error instanceof Error) || error instanceof WechatError) return error;
  const known = new Set(secrets);
  if (isAxiosError(error)) for (const secret of secretsOf(error.config)) known.add(secret);
  const redact = createRedact(known);
  const writable = withoutReadOnlyStack(error, redact);
  scrub(writable, redact, new Set());
  return writable;
}

/**
 * Axios keeps the stack of a wrapped error under a read-only symbol. If that holds a secret, the error is copied.
 */
function withoutReadOnlyStack<E extends Error>(error: E, redact: Redact): E {
  const readOnly = Object.getOwnPropertySymbols(error).map((symbol): unknown => Reflect.get(error, symbol));
  if (!readOnly.some((value) => typeof value === "string" && redact(value) !== value)) return error;
  const copy = Object.setPrototypeOf(new AxiosError(error.message), Object.getPrototypeOf(error));
  for (const key of Object.getOwnPropertyNames(error)) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (property) Object.defineProperty(copy, key, property);
  }
  return copy;
}

/** @param done guards against circular causes */
function scrub(error: Error, redact: Redact, done: Set<Error>): void {
  if (done.has(error)) return;
  done.add(error);
  if (isAxiosError(error)) sealAxiosError(error);
  sealStack(error, redact);
  for (const key of Object.getOwnPropertyNames(error)) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (!property || !("value" in property) || !property.writable) continue;
    const value: unknown = property.value;
    if (typeof value === "string") {
      const clean = redact(value);
      if (clean !== value) Object.defineProperty(error, key, { ...property, value: clean });
    } else if (value instanceof Error) {
      scrub(value, redact, done);
    } else if (typeof value === "object" && value !== null) {
      // The errors of an AggregateError.
      for (const inner of Array.isArray(value) ? value : []) {
        if (inner instanceof Error) scrub(inner, redact, done);
      }
      // Sockets, requests and the raw packet of a parser error may hold the URL.
      hide(error, key, value);
    }
  }
}

/** Separately: the stack repeats the message, and is an accessor from Node 22 on. */
function sealStack(error: Error, redact: Redact): void {
  const { stack } = error;
  const clean = typeof stack === "string" ? redact(stack) : stack;
  if (clean !== stack) Reflect.set(error, "stack", clean);
}

function sealAxiosError(error: AxiosError): void {
  for (const key of ["config", "request", "response"] as const) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (!property?.get) hide(error, key, error[key]);
  }
  Object.defineProperty(error, "toJSON", {
    value: () => ({ ...error, stack: error.stack }),
    enumerable: false,
    writable: true,
    configurable: true,
  });
}
