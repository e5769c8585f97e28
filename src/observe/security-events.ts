import type { SecurityEvent } from "./events/security-event.ts";
import { callHook } from "./hook.ts";
import { warn } from "./warn.ts";

const DAY_MS = 86_400_000;

/** Tells the events of an attachment's signed responses, each at most once a day. */
export class SecurityEvents {
  readonly #listener: ((event: SecurityEvent) => void) | undefined;
  readonly #now: () => number;
  readonly #toldAtMs = new Map<string, number>();

  /** @param now the monotonic clock */
  constructor(listener: ((event: SecurityEvent) => void) | undefined, now: () => number) {
    this.#listener = listener;
    this.#now = now;
  }

  emit(event: SecurityEvent): void {
    const key = `${event.account ?? ""} ${event.serial}`;
    const toldAtMs = this.#toldAtMs.get(key);
    if (toldAtMs !== undefined && this.#now() - toldAtMs < DAY_MS) return;
    this.#toldAtMs.set(key, this.#now());
    if (this.#listener) callHook("onSecurity", this.#listener, event);
    else {
      warn(
        `WeChat is about to retire the platform certificate ${event.serial}; add ${event.replacedBy} to platformCertificates`,
      );
    }
  }
}
