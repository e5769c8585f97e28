import axios, { type AxiosInstance } from "axios";
import type { Language } from "../../errors/language.ts";
import type { RefreshEvent } from "../../observe/events/refresh-event.ts";
import { isWorkerd } from "../../runtime/workerd.ts";
import type { StoreLimits } from "../../store/guarded-store.ts";
import type { TokenStore } from "../../store/token-store.ts";
import { type Clock, systemClock } from "../../time/clock.ts";
import type { TokenManagerOptions } from "../options.ts";
import type { FetchPace } from "./fetch.ts";

/** What all renewals of a manager have in common. */
export interface RenewalSettings {
  /** Undefined: a token ends with its manager. */
  readonly store: TokenStore | undefined;
  readonly storeLimits: StoreLimits;
  readonly http: AxiosInstance;
  /** Changes each client for token requests before its first use. */
  readonly prepareClient: ((client: AxiosInstance) => AxiosInstance) | undefined;
  readonly clock: Clock;
  readonly lang: Language | undefined;
  readonly pace: FetchPace | undefined;
  /** Receives renewals that must outlive the request that started them. */
  readonly waitUntil: ((work: Promise<unknown>) => void) | undefined;
  /** Whether the runtime drops what a request has left to do when it ends. */
  readonly endsWithRequest: boolean;
}

/** Options, and what the plugin and the tests add to them. */
export interface ManagerParts extends Omit<TokenManagerOptions, "provider"> {
  /** Changes each client for token requests before its first use. */
  readonly prepareClient?: ((client: AxiosInstance) => AxiosInstance) | undefined;
  readonly clock?: Clock;
  readonly pace?: FetchPace | undefined;
}

const DEFAULT_REFRESH_AHEAD_MS = 240_000;
const DEFAULT_LOCK_WAIT_MS = 5_000;
const DEFAULT_LOCK_LEASE_MS = 10_000;

/** What managers of the same options share: there may be thousands. */
export interface ManagerSettings extends RenewalSettings {
  /** Whether a call waits for a renewal that would run in the background elsewhere. */
  readonly renewsInForeground: boolean;
  readonly refreshAheadMs: number;
  readonly onRefresh: ((event: RefreshEvent) => void) | undefined;
}

/** @param parts were checked before */
export function managerSettings(parts: ManagerParts): ManagerSettings {
  const { http = axios.create(), clock = systemClock } = parts;
  const { store, prepareClient, lang, pace, onRefresh, waitUntil } = parts;
  const endsWithRequest = isWorkerd();
  return {
    ...{ store, http, prepareClient, clock, lang, pace, onRefresh, waitUntil, endsWithRequest },
    renewsInForeground: waitUntil === undefined && endsWithRequest,
    refreshAheadMs: parts.refreshAheadMs ?? DEFAULT_REFRESH_AHEAD_MS,
    storeLimits: {
      ...{ lang, clock },
      lockWaitMs: parts.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS,
      lockLeaseMs: parts.lockLeaseMs ?? DEFAULT_LOCK_LEASE_MS,
    },
  };
}
