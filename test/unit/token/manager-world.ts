import axios from "axios";
import { memoryStore, type RefreshEvent, type TokenProvider, type TokenStore } from "../../../src/index.ts";
import { INTERNALS, Manager } from "../../../src/token/manager.ts";
import type { TokenRequest } from "../../../src/token/provider.ts";
import { type ManagerParts, managerSettings } from "../../../src/token/renewal/settings.ts";
import { createTestClock } from "../../test-clock.ts";
import { createApiError } from "../api-error.ts";

export const START_MS = 1_800_000_000_000;
export const LIFETIME_MS = 7_200_000;
export const AHEAD_MS = 240_000;

export interface World extends Partial<Pick<TokenProvider, "canForce">>, Partial<Pick<ManagerParts, "pace">> {
  /** The result of the n-th fetch (from 1): a token, or a promise of one; throws for a failure. By default T1, T2, … */
  grant?: (n: number, request: TokenRequest) => string | Promise<string>;
  expiresInSeconds?: number | (() => number);
  /** Undefined: the manager's own. */
  store?: TokenStore | undefined;
  refreshAheadMs?: number;
  onRefresh?: (event: RefreshEvent) => void;
}

/** A manager with a clock that the test advances, and a provider that records its fetches. */
export function createWorld({
  grant = (n) => `T${n}`,
  expiresInSeconds = LIFETIME_MS / 1_000,
  canForce = false,
  refreshAheadMs = AHEAD_MS,
  pace = { retries: 0, minTimeout: 1, deadlineMs: 5_000 },
  onRefresh,
  ...given
}: World = {}) {
  const store = "store" in given ? given.store : memoryStore();
  const clock = createTestClock(START_MS);
  const lifetime = typeof expiresInSeconds === "number" ? () => expiresInSeconds : expiresInSeconds;
  const events: RefreshEvent[] = [];
  const fetches: { readonly force: boolean; readonly rejected: string | undefined }[] = [];
  const provider: TokenProvider = {
    key: "k",
    canForce,
    async fetch(request) {
      fetches.push({ force: request.force, rejected: request.rejected });
      return { access_token: await grant(fetches.length, request), expires_in: lifetime() };
    },
  };
  const http = axios.create();
  const manager = new Manager(
    provider,
    managerSettings({
      store,
      refreshAheadMs,
      lockWaitMs: 1_000,
      lockLeaseMs: 2_000,
      http,
      onRefresh: (event) => {
        events.push(event);
        onRefresh?.(event);
      },
      clock,
      pace,
    }),
  );
  return {
    manager,
    store,
    events,
    fetches,
    peek: () => manager[INTERNALS].take(),
    listen: (onRefresh: ((event: RefreshEvent) => void) | undefined) => manager[INTERNALS].listen(onRefresh),
    clock,
    advance: clock.pass,
    /** Lets background work end. */
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
    outcomes: () => events.map(({ reason, outcome }) => `${reason}: ${outcome}`),
  };
}

export const wrongSecret = () => createApiError({ errcode: 40125, errmsg: "invalid appsecret", body: {} });

/** A world whose endpoint fails until the test fixes it. */
export function failingWorld(failure: () => Error) {
  const state = { fixed: false };
  const world = createWorld({
    grant: (n) => {
      if (state.fixed) return `T${n}`;
      throw failure();
    },
  });
  return { ...world, state };
}

/** A promise that the test settles. */
export function later<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
}

export const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));
