import axios, { type AxiosInstance } from "axios";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memoryStore, type RefreshEvent, type TokenFetcher, type TokenStore } from "../../../src/index.ts";
import { INTERNALS, Manager } from "../../../src/token/manager.ts";
import type { TokenManagerOptions } from "../../../src/token/options.ts";
import { managerSettings } from "../../../src/token/renewal/settings.ts";

/** A manager whose fetcher counts: T1, T2, … */
function made(
  options: Partial<TokenManagerOptions> = {},
  prepareClient: (client: AxiosInstance) => AxiosInstance = (client) => client,
) {
  const clients: AxiosInstance[] = [];
  const fetch: TokenFetcher = async ({ http }) => {
    clients.push(http);
    return { access_token: `T${clients.length}`, expires_in: 7200 };
  };
  const { provider = fetch, ...settings } = options;
  return { manager: new Manager(provider, managerSettings({ prepareClient, ...settings })), clients };
}

describe("a manager from options", () => {
  it("has no account key in its events for a function, since it has no key", async () => {
    const events: RefreshEvent[] = [];
    const { manager } = made({ onRefresh: (event) => void events.push(event) });
    await manager.get();
    expect(events).toMatchObject([{ key: "token-fetcher", outcome: "fetched" }]);
  });

  it("stores tokens in the given store, under the provider's key", async () => {
    const store = memoryStore();
    const fetch = async () => ({ access_token: "T1", expires_in: 7200 });
    await made({ store, provider: { key: "central:wx1", fetch } }).manager.get();
    await expect(store.get("central:wx1")).resolves.toMatchObject({ value: "T1" });
  });

  it("creates its clients from the given instance", async () => {
    const { manager, clients } = made({ http: axios.create({ baseURL: "https://proxy.example" }) });
    await manager.get();
    expect(clients.map(({ defaults }) => defaults.baseURL)).toEqual(["https://proxy.example"]);
  });

  it("creates a new client for each fetch, and prepares each", async () => {
    const dressed: AxiosInstance[] = [];
    const { manager, clients } = made({}, (client) => {
      const other = client.create();
      dressed.push(other);
      return other;
    });
    await manager.refresh(await manager.get());
    expect(clients).toHaveLength(2);
    expect(clients[0]).not.toBe(clients[1]);
    expect(clients).toEqual(dressed);
  });
});

describe("the wait for a store's lock, and its lease", () => {
  /** The arguments with which a store's lock was requested. */
  async function asked(options: Partial<TokenManagerOptions>) {
    const lock = vi.fn<NonNullable<TokenStore["lock"]>>(async () => async () => {});
    const store = { ...memoryStore(), lock };
    await made({
      store,
      provider: { key: "k", fetch: async () => ({ access_token: "T", expires_in: 9 }) },
      ...options,
    }).manager.get();
    return lock.mock.lastCall?.[1];
  }

  it("are 5 s and 10 s by default", async () => {
    await expect(asked({})).resolves.toMatchObject({ waitMs: 5_000, leaseMs: 10_000 });
  });

  it("are those of the options", async () => {
    const limits = { lockWaitMs: 700, lockLeaseMs: 900 };
    await expect(asked(limits)).resolves.toMatchObject({ waitMs: 700, leaseMs: 900 });
  });
});

describe("the background renewal", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    [undefined, 240_000],
    [60_000, 60_000],
  ])(
    "with a refreshAheadMs of %o starts %i ms before the token's expiry",
    async (refreshAheadMs, aheadMs) => {
      const { manager, clients } = made({ refreshAheadMs });
      await manager.get();
      vi.advanceTimersByTime(7_200_000 - aheadMs - 1);
      await expect(manager.get()).resolves.toBe("T1");
      await new Promise((resolve) => setImmediate(resolve));
      expect(clients).toHaveLength(1);
      vi.advanceTimersByTime(1);
      await expect(manager.get()).resolves.toBe("T1");
      await new Promise((resolve) => setImmediate(resolve));
      expect(clients).toHaveLength(2);
    },
  );
});

it("the internals have a name that the other copy of the package knows, ES module or CommonJS", () => {
  expect(INTERNALS).toBe(Symbol.for("axios-wechat.token-manager:2"));
  expect(made().manager).toSatisfy((manager: object) => INTERNALS in manager);
});
