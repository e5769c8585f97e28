import { memoryStore, type TokenStore } from "../../src/index.ts";
import type { StoreHealth } from "./plans.ts";

/** A memory store whose delays and failures can be set, with a lock that one caller can hold at a time. */
export function flakyStore(
  { delayMs, failing, hanging, lock }: StoreHealth,
  random: () => number,
): TokenStore {
  const store = memoryStore();
  const queue: (() => void)[] = [];
  let taken = false;

  async function suffer(): Promise<void> {
    if (random() < hanging) await new Promise<never>(() => {});
    if (delayMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, random() * delayMs));
    if (random() < failing) throw new Error("the store is down");
  }

  const release = async () => {
    const next = queue.shift();
    if (next) next();
    else taken = false;
    await suffer();
  };

  function acquire(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (!taken) {
      taken = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve();
      };
      const leave = (reason: unknown) => {
        clearTimeout(timer);
        const at = queue.indexOf(turn);
        if (at >= 0) queue.splice(at, 1);
        reject(reason);
      };
      const timer = setTimeout(() => leave(new Error("the lock was not available")), waitMs);
      queue.push(turn);
      signal?.addEventListener("abort", () => leave(signal.reason));
    });
  }

  return {
    async get(key) {
      await suffer();
      return store.get(key);
    },
    async set(key, token) {
      await suffer();
      return store.set(key, token);
    },
    ...(lock && {
      async lock(_key, { waitMs, signal }) {
        await suffer();
        await acquire(waitMs, signal);
        return release;
      },
    }),
  };
}
