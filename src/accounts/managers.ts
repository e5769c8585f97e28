import { LRUCache } from "lru-cache";
import { asError } from "../errors/as-error.ts";
import { TokenFetchError } from "../errors/classes/token.ts";
import { redactError } from "../errors/redact-error.ts";
import { RefreshEvents } from "../observe/refresh-events.ts";
import { checkProvider } from "../token/check-options.ts";
import { Manager } from "../token/manager.ts";
import type { TokenProvider } from "../token/provider.ts";
import { type ManagerSettings, managerSettings } from "../token/renewal/settings.ts";
import { checkAccountName, checkPoolOptions } from "./check-options.ts";
import type { TokenManagers, TokenManagersOptions } from "./options.ts";
import { POOL, type PoolInternals } from "./pool.ts";

const DEFAULT_MAX = 10_000;

/**
 * Holds the token managers of many accounts, each made when its account is first used: for `accounts` of
 * {@link attachWechat}, or to hand out tokens from a central server.
 *
 * @throws {TypeError} on bad options
 * @example
 * ```ts
 * const accounts = tokenManagers({
 *   provider: (appid) => stableTokenProvider({ appid, secret: () => secrets.of(appid) }),
 *   store: redisStore(redis),
 * });
 * attachWechat(api, { accounts });
 * await api.post("/cgi-bin/message/custom/send", message, { wechat: { account: "wx0123456789abcdef" } });
 * ```
 */
export function tokenManagers(options: TokenManagersOptions): TokenManagers {
  checkPoolOptions(options);
  const { provider: makeProvider, max = DEFAULT_MAX, http, onRefresh, ...parts } = options;
  const events = new RefreshEvents(onRefresh);
  const settings: Settings = {
    ...managerSettings({ ...parts, http, onRefresh: (event) => events.emit(event) }),
  };
  let isAdopted = http !== undefined;
  /** The account of each provider's key. */
  const owners = new Map<string, string>();
  /** Dropped ones that are still at work: lru-cache cannot keep them. */
  const busy = new Map<string, Manager>();
  const managers = new LRUCache<string, Manager>({
    max,
    dispose(manager, account, reason) {
      if (reason === "evict" && manager.isBusy) busy.set(account, manager);
      else forget(manager, account);
    },
    noDisposeOnSet: true,
  });

  function forget({ provider }: Manager, account: string): void {
    if (owners.get(provider.key) === account) owners.delete(provider.key);
  }

  function dropIdle(): void {
    for (const [account, manager] of busy) {
      if (manager.isBusy) continue;
      busy.delete(account);
      forget(manager, account);
    }
  }

  function providerOf(account: string): TokenProvider {
    try {
      const provider: unknown = makeProvider(account);
      checkProvider("provider(account)", provider);
      const owner = owners.get(provider.key);
      if (owner !== undefined && owner !== account) {
        throw new Error(
          `the accounts ${JSON.stringify(owner)} and ${JSON.stringify(account)} have providers with one key, ${provider.key}; name accounts by appid, not by tenant`,
        );
      }
      return provider;
    } catch (error) {
      throw new TokenFetchError(redactError(asError(error)), account, { account, lang: settings.lang });
    }
  }

  function make(account: string): Manager {
    dropIdle();
    const manager = new Manager(providerOf(account), settings, account);
    owners.set(manager.provider.key, account);
    return manager;
  }

  const pool: PoolInternals = {
    setDefaultClient(instance, prepareClient) {
      if (isAdopted) return;
      isAdopted = true;
      settings.http = instance;
      if (prepareClient) settings.prepareClient = prepareClient;
    },
    listen: (listener) => events.listen(listener),
  };
  const made: TokenManagers & { readonly [POOL]: PoolInternals } = {
    [POOL]: pool,
    of(account) {
      const known = managers.get(account);
      if (known) return known;
      checkAccountName("account", account);
      const manager = busy.get(account) ?? make(account);
      busy.delete(account);
      managers.set(account, manager);
      return manager;
    },
    delete(account) {
      const manager = busy.get(account);
      if (manager) forget(manager, account);
      return busy.delete(account) || managers.delete(account);
    },
    get size() {
      dropIdle();
      return managers.size + busy.size;
    },
  };
  return Object.freeze(made);
}

/** The client becomes known when the pool is attached. */
type Settings = { -readonly [Name in keyof ManagerSettings]: ManagerSettings[Name] };
