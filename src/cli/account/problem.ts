import { WechatApiError } from "../../errors/classes/api.ts";
import { CredentialError } from "../../errors/classes/api-classes.ts";
import { TokenFetchError } from "../../errors/classes/token.ts";
import { oneLine } from "../../secrets/one-line.ts";
import type { Language } from "../terminal/language.ts";

/** WeChat's own texts are shorter. */
const LONGEST = 500;

/** What went wrong, and what to do about it. */
export interface Problem {
  readonly message: string;
  readonly next?: string;
  readonly errcode?: number;
  /** The address that WeChat does not accept requests from. */
  readonly ip?: string;
}

/** Describes an error of the plugin or of axios. An error of the token endpoint stands for the call that needed it. */
export function problemOf(error: unknown, language: Language): Problem {
  const cause = error instanceof TokenFetchError ? error.cause : error;
  if (!(cause instanceof WechatApiError)) return { message: messageOf(cause) };
  const { errcode, errmsg, entry, hint } = cause;
  const next = hint?.[language];
  return {
    message: oneLine([errcode, entry?.name, errmsg].filter(Boolean).join(" "), LONGEST),
    errcode,
    ...(next !== undefined && { next }),
    ...(cause instanceof CredentialError && cause.ip !== undefined && { ip: cause.ip }),
  };
}

function messageOf(error: unknown): string {
  const { code, message = "" } = error as { code?: unknown; message?: string };
  // Connections to several addresses fail with an AggregateError, whose message is empty.
  const text = message || String(code ?? error);
  return oneLine(code === undefined || text.includes(String(code)) ? text : `${code}: ${text}`, LONGEST);
}
