import { setImmediate as turn } from "node:timers/promises";
import axios from "axios";
import type fc from "fast-check";
import { memoryStore, type RefreshEvent, type TokenProvider, type TokenStore } from "../../src/index.ts";
import { INTERNALS, Manager } from "../../src/token/manager.ts";
import { managerSettings } from "../../src/token/renewal/settings.ts";
import { createTestClock } from "../test-clock.ts";
import type { Op, Setup } from "./manager-ops.ts";

/** A token request, as the endpoint received it. */
interface Fetch {
  readonly startedAtMs: number;
  readonly startedWallMs: number;
  readonly rejected: string | undefined;
  readonly force: boolean;
  /** The renewals that had ended when it started. */
  readonly before: readonly EndedRenewal[];
  gave?: string;
  failed?: boolean;
}

/** A renewal that has ended. */
interface EndedRenewal {
  readonly token: string | undefined;
  readonly atMs: number;
  /** When the token expires: on the monotonic clock, and on the wall clock. */
  readonly endsAtMs: number;
  readonly endsAtWallMs: number;
  /** Whether the process was suspended, or the wall clock was set, during the renewal. */
  readonly wasFrozen: boolean;
  readonly event: RefreshEvent;
}

/** A call of the manager, and its result. */
export interface Ask {
  readonly rejected: string | undefined;
  readonly atMs: number;
  /** The current token at that time, if it was valid and not reported as rejected. */
  readonly goodThen: string | undefined;
  readonly controller: AbortController | undefined;
  endedAtMs?: number;
  token?: string;
  error?: unknown;
}

/** A token manager with its own clock and endpoint. Responses arrive when the scheduler says so. */
export function createManagerWorld(scheduler: fc.Scheduler, setup: Setup) {
  const clock = createTestClock();
  const nowMs = () => clock.monotonicMs();
  let frozenAtMs = Number.NEGATIVE_INFINITY;
  let issued = 0;
  let current: { value: string; expiresAtMs: number; dead: boolean; sticky: boolean } | undefined;
  let fails = false;
  let inFlight = 0;
  let mostInFlight = 0;
  const fetches: Fetch[] = [];
  const endedRenewals: EndedRenewal[] = [];
  const asks: Ask[] = [];
  const granted: string[] = [];

  function tokenOf(force: boolean): { value: string; expiresAtMs: number } {
    const good = current && nowMs() < current.expiresAtMs && (!current.dead || current.sticky);
    if (!current || !good || force) {
      issued += 1;
      current = { value: `T${issued}`, expiresAtMs: nowMs() + setup.lifetimeMs, dead: false, sticky: false };
    }
    return current;
  }

  const provider: TokenProvider = {
    key: "k",
    canForce: setup.canForce,
    async fetch({ force, rejected }) {
      const fetch: Fetch = {
        startedAtMs: nowMs(),
        startedWallMs: clock.wallMs(),
        rejected,
        force,
        before: [...endedRenewals],
      };
      fetches.push(fetch);
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      // The endpoint decides when it is called, but its response may take long.
      const answer = fails ? undefined : tokenOf(force);
      const expires_in = answer && (answer.expiresAtMs - nowMs()) / 1_000;
      await scheduler.schedule(Promise.resolve(), "token endpoint");
      inFlight -= 1;
      if (!answer || expires_in === undefined) {
        fetch.failed = true;
        throw new Error("the endpoint is down");
      }
      fetch.gave = answer.value;
      granted.push(answer.value);
      return { access_token: answer.value, expires_in };
    },
  };

  const http = axios.create();
  const manager = new Manager(
    provider,
    managerSettings({
      store: setup.slowStore ? slowed(memoryStore(), scheduler) : memoryStore(),
      refreshAheadMs: setup.refreshAheadMs,
      lockWaitMs: 60_000,
      lockLeaseMs: 60_000,
      http,
      onRefresh: (event) => {
        const { gave, startedAtMs } = fetches.at(-1) ?? {};
        const token = event.outcome === "failed" || event.outcome === "held-back" ? undefined : gave;
        const endsAtMs =
          (current?.value === gave ? current?.expiresAtMs : (startedAtMs ?? 0) + setup.lifetimeMs) ?? 0;
        endedRenewals.push({
          token,
          atMs: nowMs(),
          endsAtMs,
          endsAtWallMs: clock.wallMs() + endsAtMs - nowMs(),
          wasFrozen: nowMs() - event.durationMs <= frozenAtMs,
          event,
        });
      },
      clock,
      pace: { retries: 0, minTimeout: 1, deadlineMs: 60_000 },
    }),
  );

  const peek = () => manager[INTERNALS].take();

  function goodToken(): string | undefined {
    const held = endedRenewals.findLast(({ token }) => token !== undefined);
    const isRejected = asks.some((one) => one.rejected === held?.token);
    return held && nowMs() < held.endsAtMs && clock.wallMs() < held.endsAtWallMs && !isRejected
      ? held.token
      : undefined;
  }

  function ask(rejected: string | undefined, givesUp: boolean): Ask {
    const controller = givesUp ? new AbortController() : undefined;
    const one: Ask = { rejected, atMs: nowMs(), goodThen: goodToken(), controller };
    asks.push(one);
    const options = controller ? { signal: controller.signal } : {};
    const answer = rejected === undefined ? manager.get(options) : manager.refresh(rejected, options);
    answer.then(
      (token) => Object.assign(one, { token, endedAtMs: nowMs() }),
      (error: unknown) => Object.assign(one, { error, endedAtMs: nowMs() }),
    );
    return one;
  }

  async function act(op: Op): Promise<void> {
    switch (op.do) {
      case "get":
        ask(undefined, op.givesUp);
        break;
      case "refresh":
        ask(granted.at(-1 - op.age) ?? "T0", op.givesUp);
        break;
      case "peek":
        peek();
        break;
      case "give up":
        for (const { controller } of asks) controller?.abort();
        break;
      case "pass":
        clock.pass(op.ms);
        break;
      case "freeze":
        clock.freeze(op.ms);
        frozenAtMs = nowMs();
        break;
      case "set wall":
        clock.setWall(op.byMs);
        frozenAtMs = nowMs();
        break;
      case "kill":
        if (current) Object.assign(current, { dead: true, sticky: op.sticky });
        break;
      case "endpoint":
        fails = op.fails;
        break;
      case "arrive":
        if (scheduler.count() > 0) await scheduler.waitOne();
        break;
    }
    await turn();
  }

  /** Delivers everything that is pending, and everything that follows from it. */
  async function finish(): Promise<void> {
    for (let turns = 0; turns < 200 && (turns < 2 || scheduler.count() > 0); turns += 1) {
      await act({ do: "arrive" });
    }
  }

  return {
    act,
    finish,
    peek,
    fetches,
    endedRenewals,
    asks,
    granted,
    mostInFlight: () => mostInFlight,
    inFlight: () => inFlight,
  };
}

export type ManagerWorld = ReturnType<typeof createManagerWorld>;

function slowed(store: TokenStore, scheduler: fc.Scheduler): TokenStore {
  return {
    async get(key) {
      await scheduler.schedule(Promise.resolve(), "store.get");
      return store.get(key);
    },
    async set(key, token) {
      await scheduler.schedule(Promise.resolve(), "store.set");
      return store.set(key, token);
    },
  };
}
