// A token store in a Durable Object, for Cloudflare Workers. worker.ts uses it.

import { DurableObject } from "cloudflare:workers";
import type { StoredToken, TokenStore } from "axios-wechat";

/** One object for each account, wherever its callers run. Its storage lets nothing in between a read and the next write. */
export class WechatToken extends DurableObject {
  async read(): Promise<StoredToken | undefined> {
    return this.ctx.storage.get<StoredToken>("token");
  }

  async write(token: StoredToken): Promise<boolean> {
    const present = await this.read();
    if (present && present.generation > token.generation) return false; // an older token must not replace a newer one
    await this.ctx.storage.put("token", token);
    return true;
  }

  /** Returns false while another holds the lock and its lease has not ended. */
  async acquire(holder: string, leaseMs: number): Promise<boolean> {
    const untilMs = await this.ctx.storage.get<number>("lockedUntilMs");
    if (untilMs !== undefined && Date.now() < untilMs) return false;
    await this.ctx.storage.put({ holder, lockedUntilMs: Date.now() + leaseMs });
    return true;
  }

  async release(holder: string): Promise<void> {
    if ((await this.ctx.storage.get("holder")) === holder) await this.ctx.storage.delete("lockedUntilMs");
  }
}

/** Stores tokens in the Durable Objects of a binding. */
export function durableObjectStore(tokens: DurableObjectNamespace<WechatToken>): TokenStore {
  const objectOf = (key: string) => tokens.get(tokens.idFromName(key));
  return {
    get: async (key) => objectOf(key).read(),
    set: async (key, token) => objectOf(key).write(token),
    async lock(key, { waitMs, leaseMs, signal }) {
      const lock = objectOf(`${key}:lock`);
      const holder = crypto.randomUUID();
      const lastTryMs = Date.now() + waitMs;
      for (;;) {
        signal?.throwIfAborted();
        if (await lock.acquire(holder, leaseMs)) return async () => lock.release(holder);
        if (Date.now() >= lastTryMs) throw new Error("another holds the lock");
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
  };
}
