import type { StoredToken, TokenStore } from "./token-store.ts";

/**
 * Stores tokens in the memory of this process: the default store. Attachments that share one share its tokens. It has no
 * lock, and its tokens end with the process.
 *
 * @example
 * ```ts
 * const store = memoryStore();
 * attachWechat(messages, { appid, secret, store });
 * attachWechat(uploads, { appid, secret, store });
 * ```
 */
export function memoryStore(): TokenStore {
  const tokens = new Map<string, StoredToken>();
  return {
    get: async (key) => tokens.get(key),
    async set(key, token) {
      const present = tokens.get(key);
      if (present && present.generation > token.generation) return false;
      tokens.set(key, token);
      return true;
    },
  };
}
