import type { CallEvent } from "./events/call-event.ts";
import type { QuotaEvent } from "./events/quota-event.ts";
import type { RefreshEvent } from "./events/refresh-event.ts";
import type { RetryEvent } from "./events/retry-event.ts";

/** Writes one line for each event. */
export interface Debug {
  readonly call: (event: CallEvent) => void;
  readonly refresh: (event: RefreshEvent) => void;
  readonly retry: (event: RetryEvent) => void;
  readonly quota: (event: QuotaEvent) => void;
}

/**
 * @param option the attachment's; `NODE_DEBUG=axios-wechat` turns it on as well
 * @returns undefined when it is off
 */
export function createDebug(option: boolean | ((line: string) => void) | undefined): Debug | undefined {
  const write = typeof option === "function" ? option : (option ?? isInEnvironment()) ? toStderr : undefined;
  if (!write) return undefined;
  return {
    call: (event) => write(callLine(event)),
    refresh: ({ account, key, reason, outcome, durationMs, heldBackMs, error }) =>
      write(
        `token ${account ?? key} ${outcome} (${reason}) ${durationMs} ms${heldBackMs === undefined ? "" : `: again in ${heldBackMs} ms`}${error ? `: ${error.message}` : ""}`,
      ),
    retry: ({ account, method, path, errcode, code, attempt, delayMs }) =>
      write(`${method} ${path}${of(account)} retry ${attempt} in ${delayMs} ms (${errcode ?? code})`),
    quota: ({ account, path, state, retryAt }) =>
      write(`quota ${path}${of(account)} ${state}${retryAt ? ` until ${retryAt.toISOString()}` : ""}`),
  };
}

function callLine(event: CallEvent): string {
  const { account, method, path, outcome, errcode, code, retries, renewed, tokenWaitMs, durationMs } = event;
  const notes = [
    errcode !== undefined && `errcode ${errcode}`,
    outcome === "error" && errcode === undefined && code,
    tokenWaitMs > 0 && `waited ${Math.round(tokenWaitMs)} ms for a token`,
    renewed && "the token was renewed",
    retries > 0 && `${retries} ${retries === 1 ? "retry" : "retries"}`,
  ].filter(Boolean);
  const end = notes.length > 0 ? `: ${notes.join(", ")}` : "";
  return `${method} ${path}${of(account)} ${outcome} ${Math.round(durationMs)} ms${end}`;
}

const of = (account: string | undefined) => (account === undefined ? "" : ` ${account}`);

function isInEnvironment(): boolean {
  return /(?:^|,)\s*axios-wechat\s*(?:,|$)/i.test(globalThis.process?.env?.NODE_DEBUG ?? "");
}

function toStderr(line: string): void {
  console.error(`axios-wechat: ${line}`);
}
