import type { CallInfo } from "./events/call-event.ts";

/** Of a call that went well at once, only the name of the account is kept, or null without one. */
type Kept = CallInfo | string | null;

/**
 * By response and by error. The one state of a module: a response must stay as the adapter made it, and the map keeps
 * nothing alive.
 */
const kept = new WeakMap<object, Kept>();

const NO_RETRIES: CallInfo["retries"] = Object.freeze([]);

/** Keeps what a call took for those who ask about its result. */
export function keepCallInfo(result: unknown, info: CallInfo | string | undefined): void {
  if (typeof result === "object" && result !== null) kept.set(result, info ?? null);
}

/**
 * What a call took, by its response or its error: requests, retries, a renewed token, the wait for one.
 *
 * @returns undefined for what never passed the plugin
 * @example
 * ```ts
 * const response = await api.get("/cgi-bin/user/get");
 * console.log(callInfo(response)?.attempts); // 1
 * ```
 */
export function callInfo(responseOrError: unknown): CallInfo | undefined {
  const info = kept.get(responseOrError as object); // undefined for what can be no key
  if (info === undefined) return undefined;
  if (typeof info === "object" && info !== null) return info;
  const plain = { attempts: 1, retries: NO_RETRIES, renewed: false, tokenWaitMs: 0 };
  return info === null ? plain : { account: info, ...plain };
}
