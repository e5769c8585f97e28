import type { Inferred } from "../checks/given.ts";
import { checkManagerOptions } from "./check-options.ts";
import { Manager, type TokenManager } from "./manager.ts";
import type { StoreNeedsKey, TokenManagerOptions } from "./options.ts";
import { managerSettings } from "./renewal/settings.ts";

/**
 * Makes a token manager: to share one between axios instances, or to hand out tokens from a central server.
 *
 * @throws {TypeError} on bad options
 * @example
 * ```ts
 * const tokens = createTokenManager({ provider: stableTokenProvider({ appid, secret }) });
 * attachWechat(messages, { tokens });
 * attachWechat(media, { tokens });
 * ```
 */
export function createTokenManager<Given extends TokenManagerOptions>(
  options: TokenManagerOptions & Inferred<Given, StoreNeedsKey<Given>>,
): TokenManager {
  checkManagerOptions(options);
  return new Manager(options.provider, managerSettings(options));
}
