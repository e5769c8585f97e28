import type { StoredToken, TokenStore } from "./store.ts";

/** Keeps tokens in this process: the default store. Attachments that share one share its tokens. */
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
