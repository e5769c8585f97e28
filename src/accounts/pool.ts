import type { AxiosInstance } from "axios";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import type { TokenManagers } from "./options.ts";

/** What an attachment does with a pool beyond the public interface. */
export interface PoolInternals {
  /** Gives the pool its client for token requests, unless it has one. */
  setDefaultClient(
    http: AxiosInstance,
    prepareClient: ((client: AxiosInstance) => AxiosInstance) | undefined,
  ): void;
  /** Adds a listener; returns the function that removes it. */
  listen(onRefresh: ((event: RefreshEvent) => void) | undefined): () => void;
}

/** Registered, as that of managers. */
export const POOL = Symbol.for("axios-wechat.token-managers:2");

/** The internals of a pool; undefined for a user's own object. */
export function poolOf(managers: TokenManagers | undefined): PoolInternals | undefined {
  return (managers as { [POOL]?: PoolInternals } | undefined)?.[POOL];
}
