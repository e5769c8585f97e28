import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { StoredToken } from "../../../../src/index.ts";
import type { GuardedStore } from "../../../../src/store/guarded-store.ts";
import { takeStoreLock } from "../../../../src/token/renewal/store-lock.ts";

const TOKEN: StoredToken = { value: "T2", expiresAtMs: 1, generation: 2 };

function storeOf(parts: Partial<GuardedStore>): GuardedStore {
  return {
    hasLock: true,
    get: async () => undefined,
    set: async () => true,
    lock: () => new Promise(() => {}),
    ...parts,
  };
}

const isWanted = (token: StoredToken | undefined) => token?.value === "T2";

describe("takeStoreLock", () => {
  it("returns the lock, and then stops polling", async () => {
    const release = vi.fn(async () => {});
    let seen: AbortSignal | undefined;
    const lock = async (signal: AbortSignal) => {
      seen = signal;
      return release;
    };
    await expect(takeStoreLock(storeOf({ lock }), isWanted)).resolves.toEqual({ release });
    expect(seen?.aborted).toBe(true);
    expect(release).not.toHaveBeenCalled();
  });

  it("returns neither when the lock is not available in time", async () => {
    const { found, release } = await takeStoreLock(storeOf({ lock: async () => undefined }), isWanted);
    expect([found, release]).toEqual([undefined, undefined]);
  });

  it("returns the token that the holder has stored, and stops waiting for the lock", async () => {
    let seen: AbortSignal | undefined;
    const lock = (signal: AbortSignal) => {
      seen = signal;
      return new Promise<undefined>(() => {});
    };
    const get = vi.fn(async () => TOKEN);
    await expect(takeStoreLock(storeOf({ get, lock }), isWanted)).resolves.toEqual({ found: TOKEN });
    expect(seen?.aborted).toBe(true);
    expect(get).toHaveBeenCalledOnce();
  });

  it("polls again when the stored token was not the needed one, and does not keep the process alive", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const get = vi.fn(async (): Promise<StoredToken | undefined> => TOKEN).mockResolvedValueOnce(undefined);
    const locking = takeStoreLock(storeOf({ get }), isWanted);
    expect(timers()).toBe(before);
    // Keeps the process alive instead.
    const holding = setInterval(() => {}, 60_000);
    await expect(locking).resolves.toEqual({ found: TOKEN });
    clearInterval(holding);
    expect(get).toHaveBeenCalledTimes(2);
  });

  it.each([
    [0, 450],
    [0.5, 500],
    [1, 550],
  ])("polls after 450 to 550 ms, which chance decides: %d", async (random, ms) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    vi.spyOn(Math, "random").mockReturnValue(random);
    const get = vi.fn(async () => TOKEN);
    const locking = takeStoreLock(storeOf({ get }), isWanted);
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(get).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(locking).resolves.toEqual({ found: TOKEN });
  });

  it("has nothing to release when the lock is denied after the token was found", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    let refuse: (nothing: undefined) => void = () => {};
    const lock = () =>
      new Promise<undefined>((resolve) => {
        refuse = resolve;
      });
    await takeStoreLock(storeOf({ get: async () => TOKEN, lock }), isWanted);
    refuse(undefined);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("releases a lock that is granted after the token was found", async () => {
    const release = vi.fn(async () => {});
    let grant: (release: () => Promise<void>) => void = () => {};
    const lock = () =>
      new Promise<() => Promise<void>>((resolve) => {
        grant = resolve;
      });
    await takeStoreLock(storeOf({ get: async () => TOKEN, lock }), isWanted);
    grant(release);
    await new Promise((resolve) => setImmediate(resolve));
    expect(release).toHaveBeenCalledOnce();
  });
});
