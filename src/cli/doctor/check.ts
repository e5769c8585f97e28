import type { Language } from "../terminal/language.ts";

/** The result of one check. */
export interface Check {
  readonly id: string;
  readonly status: "ok" | "warning" | "failed";
  readonly message: string;
  /** What to do about it. */
  readonly next?: string;
}

/** Results as they come. It returns whether the checks that build on these make sense. */
export type Checks = AsyncGenerator<Check, boolean>;

/** What all checks are handed. */
export interface Doctor {
  readonly lang: Language;
  /** Chooses the text of the terminal's language. */
  say(en: string, zh: string): string;
  /** Shows what is waited for. */
  waitFor(text: string): void;
}

export const ok = (id: string, message: string): Check => ({ id, status: "ok", message });

export const warning = (id: string, message: string, next: string): Check => ({
  id,
  status: "warning",
  message,
  next,
});

export const failed = (id: string, message: string, next?: string): Check => ({
  id,
  status: "failed",
  message,
  ...(next !== undefined && { next }),
});
