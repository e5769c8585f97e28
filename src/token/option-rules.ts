import type { TokenStore } from "../store/token-store.ts";
import type { TokenFetcher } from "./provider.ts";

/** A function for a provider has no key, which a store needs. */
export type StoreNeedsKey<Given> = Given extends {
  readonly provider: TokenFetcher;
  readonly store: TokenStore;
}
  ? { readonly provider: { readonly key: string } }
  : unknown;
