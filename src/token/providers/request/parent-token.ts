import type { Product } from "../../../errcodes/entry.ts";
import { isWechatApiError } from "../../../errors/guards.ts";
import { INTERNALS, type ManagerInternals, type TokenManager } from "../../manager.ts";
import { DEFAULT_TOKEN_PARAM, type TokenRequest } from "../../provider.ts";

/** A manager whose tokens another provider's requests carry: this package's, or an object with `get` and `refresh`. */
export type ParentManager = TokenManager | Pick<TokenManager, "get" | "refresh">;

/** What is known of such a manager, and how a request uses its token. */
export interface Parent {
  /** Names its account. An object of a user's own gets a name that no other has: in a store, no two share a token. */
  readonly key: string;
  /** Undefined for an object of a user's own. */
  readonly product: Product | undefined;
  readonly param: string;
  /** Makes a request with the manager's token, which is renewed once when WeChat rejects it. */
  use<T>(request: Pick<TokenRequest, "signal">, ask: (token: string) => Promise<T>): Promise<T>;
}

/**
 * @param tokenErrcodes of the manager, where it does not say
 * @throws {TypeError} that names the option
 */
export function requireParent(
  factory: string,
  name: string,
  manager: ParentManager,
  tokenErrcodes: readonly number[],
): Parent {
  if (typeof manager?.get !== "function" || typeof manager.refresh !== "function") {
    throw new TypeError(`${factory}: ${name} must be a TokenManager`);
  }
  const provider = (manager as { [INTERNALS]?: ManagerInternals })[INTERNALS]?.provider;
  const rejected = provider?.tokenErrcodes ?? tokenErrcodes;
  return {
    key: provider?.key ?? uniqueName(),
    product: provider ? (provider.product ?? "mp") : undefined,
    param: provider?.param ?? DEFAULT_TOKEN_PARAM,
    async use({ signal }, ask) {
      const token = await manager.get({ signal });
      try {
        return await ask(token);
      } catch (error) {
        if (!rejected.some((errcode) => isWechatApiError(error, errcode))) throw error;
        const renewed = await manager.refresh(token, { signal });
        if (renewed === token) throw error;
        return ask(renewed);
      }
    },
  };
}

/** For an account without a name: a name in common would let two accounts share a stored token. */
export function uniqueName(): string {
  return `unnamed-${crypto.randomUUID()}`;
}
