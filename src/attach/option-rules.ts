import type { GivenIn } from "../checks/given.ts";
import type { StoreNeedsKey } from "../token/options.ts";
import type { ManagerOnly } from "./check-options.ts";
import type { WechatOptions } from "./options.ts";

/** `appid: undefined`, as from `process.env`, counts: it does not mean "no token handling". */
type NamesIn<Given> = GivenIn<Given, keyof WechatOptions> | GivenIn<Given, "appid" | "secret", unknown>;

/** One option that others cannot do without. */
type Needed<Given, Name extends keyof WechatOptions, By> =
  Extract<By, NamesIn<Given>> extends never
    ? unknown
    : Name extends keyof Given
      ? unknown
      : { readonly [Missing in Name]: WechatOptions[Missing] };

/** One option that cannot stand beside others. */
type Excluded<Given, Name extends keyof WechatOptions, By> =
  Extract<By, NamesIn<Given>> extends never
    ? unknown
    : GivenIn<Given, Name> extends never
      ? unknown
      : { readonly [Wrong in Name]: undefined };

/**
 * What the type of some options must have beside {@link WechatOptions}: what the given ones need, and none that they exclude.
 * A value of the interface itself may be anything, so it passes.
 */
export type OptionRules<Given> = Needed<Given, "appid", "secret"> &
  Needed<Given, "secret", "appid"> &
  Needed<Given, "accounts", "accountOf"> &
  Excluded<Given, "provider", "appid" | "secret"> &
  Excluded<Given, "tokens", "appid" | "secret" | "provider" | ManagerOnly> &
  Excluded<
    Given,
    "accounts",
    "appid" | "secret" | "provider" | "tokens" | ManagerOnly | "tokenErrcodes" | "product"
  > &
  StoreNeedsKey<Given>;
