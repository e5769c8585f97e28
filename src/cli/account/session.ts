import axios, { type AxiosInstance } from "axios";
import {
  attachWechat,
  createTokenManager,
  memoryStore,
  type StoredToken,
  stableTokenProvider,
  wecomProvider,
} from "../../index.ts";
import type { Language } from "../terminal/language.ts";
import type { Account } from "./environment.ts";

/** A response that takes longer is too slow for a terminal. */
const TIMEOUT_MS = 10_000;

/** The plugin at work for one account. */
export interface Session {
  readonly api: AxiosInstance;
  /** Asks for the token; resolves with when it ends, by this machine's clock. */
  tokenEndsAtMs(): Promise<number>;
}

/**
 * Attaches the plugin for a command. A rejected token is not renewed: a forced renewal would end the token of the
 * programs that run with this account.
 *
 * @throws {TypeError} when the id or the secret cannot be one
 */
export function openSession(
  { product, id, secret }: Account,
  { baseURL, lang }: { baseURL: string; lang: Language },
): Session {
  const provider =
    product === "wecom"
      ? wecomProvider({ corpid: id, corpsecret: secret, baseURL })
      : stableTokenProvider({ appid: id, secret, baseURL });
  const store = memoryStore();
  const tokens = createTokenManager({ provider: { ...provider, canForce: false }, store, lang });
  const api = axios.create({ baseURL, timeout: TIMEOUT_MS });
  // A used-up quota does not come back in a few seconds.
  attachWechat(api, { tokens, lang, retry: { errcodes: [-1], maxElapsedMs: TIMEOUT_MS } });
  return {
    api,
    async tokenEndsAtMs() {
      await tokens.get();
      const { expiresAtMs } = (await store.get(provider.key)) as StoredToken;
      return expiresAtMs;
    },
  };
}
