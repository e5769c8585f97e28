import { text } from "../../../checks/values.ts";
import { isWechatApiError } from "../../../errors/guards.ts";
import { errorRedaction } from "../../../errors/load.ts";
import { abortReason } from "../../../time/abort-signal.ts";
import { secretFrom } from "./secret-from.ts";

/** Where a refresh token is stored. If it is lost, the account or user must authorize again. */
export interface RefreshTokenKeeper {
  /**
   * Returns the latest one. Called before each fetch of a token, again when WeChat says that it is invalid, and once more
   * before a new one is saved.
   */
  load(): string | Promise<string>;
  /** Stores a new one. The access_token that came with it is used only after this has resolved. */
  save(refreshToken: string): void | Promise<void>;
}

type Body = Readonly<Record<string, unknown>>;

/** What WeChat calls a refresh token, and says when one is not, or no longer, the valid one. */
export interface RefreshTokenKind {
  readonly field: string;
  readonly invalid: readonly number[];
}

/** Makes a request with the latest refresh token, and saves the one that it returns. */
export type UseRefreshToken = (
  signal: AbortSignal,
  ask: (refreshToken: string) => Promise<Body>,
) => Promise<Body>;

/**
 * When to look for a newer one after WeChat has called one invalid, each counted from the look before: another process
 * may have used it first, and be about to save its successor.
 */
const LOOKS_AFTER_MS = [0, 100, 400];

/** @throws {TypeError} that names the option */
export function requireRefreshToken(
  factory: string,
  keeper: RefreshTokenKeeper,
  { field, invalid }: RefreshTokenKind,
): UseRefreshToken {
  if (typeof keeper?.load !== "function" || typeof keeper.save !== "function") {
    throw new TypeError(`${factory}: refreshToken must be an object with load and save`);
  }
  const load = () => secretFrom(`${factory}: refreshToken.load()`, () => keeper.load());
  /** One that is not saved yet. It is used before the saved one. */
  let unsaved: string | undefined;

  async function loadOther(known: string, signal: AbortSignal): Promise<string | undefined> {
    for (const ms of LOOKS_AFTER_MS) {
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
      if (signal.aborted) throw abortReason(signal);
      const loaded = await load();
      if (loaded !== known) return loaded;
    }
    return undefined;
  }

  async function save(next: string, used: string): Promise<void> {
    const wasSaved = used !== unsaved;
    unsaved = next;
    try {
      // A new authorization, saved during the request, must not be overwritten. The next request tells which one counts.
      if (wasSaved && (await load()) !== used) return;
      await keeper.save(next);
    } catch (error) {
      const { redactError } = errorRedaction.module ?? (await errorRedaction.load());
      // A database error may contain the value to be written.
      throw redactError(error, [next]);
    }
    unsaved = undefined;
  }

  return async (signal, ask) => {
    const first = unsaved ?? (await load());
    let used = first;
    const body = await ask(first).catch(async (error: unknown) => {
      if (!invalid.some((errcode) => isWechatApiError(error, errcode))) throw error;
      const other = await loadOther(first, signal);
      if (other === undefined) throw error;
      used = other;
      return ask(other);
    });
    const given = body[field];
    const next = text(given) ? used : (given as string);
    if (next !== used || used === unsaved) await save(next, used);
    else unsaved = undefined;
    return body;
  };
}
