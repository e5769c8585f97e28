import { AxiosError, isAxiosError } from "axios";
import { hide } from "../secrets/hide.ts";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact, type Redact } from "../secrets/redact.ts";
import { WechatError } from "./base.ts";

/**
 * Takes the secrets out of an error that axios or an adapter made: in place wherever that can be done, so that its
 * identity stays; its class always does. `config`, `request` and `response` stay reachable. Sealing twice does no harm.
 *
 * @returns the error to go on with
 */
export function seal<T>(error: T, secrets: Iterable<string> = []): T {
  if (!(error instanceof Error) || error instanceof WechatError) return error;
  const known = new Set(secrets);
  if (isAxiosError(error)) for (const secret of secretsOf(error.config)) known.add(secret);
  const redact = createRedact(known);
  const writable = withoutFixedCopies(error, redact);
  scrub(writable, redact, new Set());
  return writable;
}

/**
 * Axios keeps the stack of an error that it wrapped under a symbol that nobody can write to. With a secret in it, only
 * another error will do.
 */
function withoutFixedCopies<E extends Error>(error: E, redact: Redact): E {
  const fixed = Object.getOwnPropertySymbols(error).map((symbol): unknown => Reflect.get(error, symbol));
  if (!fixed.some((value) => typeof value === "string" && redact(value) !== value)) return error;
  const copy = Object.setPrototypeOf(new AxiosError(error.message), Object.getPrototypeOf(error));
  for (const key of Object.getOwnPropertyNames(error)) {
    const property = Object.getOwnPropertyDescriptor(error, key);
    if (property) Object.defineProperty(copy, key, property);
  }
  return copy;
}

/** @param done guards against causes that go round in a circle */
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
      // An AggregateError's own.
      for (const inner of Array.isArray(value) ? value : []) {
        if (inner instanceof Error) scrub(inner, redact, done);
      }
      // Sockets, requests, and the raw packet of a parser's error: all of them may hold the URL.
      hide(error, key, value);
    }
  }
}

/** On its own: it repeats the message, and from Node 22 on it is an accessor. */
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
