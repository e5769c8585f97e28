import type { InternalAxiosRequestConfig } from "axios";
import type { Language } from "../errors/language.ts";
import { RetryBudget } from "../retry/budget.ts";
import { type Account, type AccountOptions, createAccount } from "../token/account.ts";
import type { TokenSource } from "../token/manager.ts";
import { toTokenFetchError } from "../token/to-token-fetch-error.ts";
import { checkAccountName } from "./check-options.ts";
import type { TokenManagers } from "./options.ts";

/** An account as calls use it. */
export interface CallAccount extends Account {
  /** Of the whole attachment; with `accounts`, of this account. */
  readonly budget: RetryBudget;
}

/** What a call says about its account. */
interface AccountChoice {
  readonly account?: string | undefined;
  readonly tokens?: TokenSource | undefined;
}

/** The accounts of an attachment. */
export interface Accounts {
  /** The account of calls that name none; it has no tokens, where the attachment has many accounts. */
  readonly own: CallAccount;
  /** Whether calls may have another account, although they do not name it. */
  readonly areMany: boolean;
  /**
   * The account of a call.
   * @param takesToken whether the call must have one
   * @throws {TypeError} when the call has none, or names one without `accounts`
   * @throws {TokenFetchError} when there is no provider for it
   */
  of(config: InternalAxiosRequestConfig, choice: AccountChoice | undefined, takesToken: boolean): CallAccount;
}

export interface AccountsParts extends AccountOptions {
  readonly tokens: TokenSource | undefined;
  readonly accounts: TokenManagers | undefined;
  readonly accountOf: ((config: InternalAxiosRequestConfig) => string | undefined) | undefined;
  /** The size of each bucket of retries. */
  readonly budget: number | false;
  readonly lang: Language | undefined;
  readonly now: () => number;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { tokens, accounts, accountOf, budget, lang, now } = parts;
  /** A dropped manager takes its record along. */
  const known = new WeakMap<TokenSource, CallAccount>();
  const own: CallAccount = { ...createAccount(tokens, parts, now), budget: new RetryBudget(budget) };
  if (tokens) known.set(tokens, own);

  function recordOf(source: TokenSource): CallAccount {
    let account = known.get(source);
    if (!account) {
      const options = accounts ? {} : { tokenErrcodes: parts.tokenErrcodes };
      account = {
        ...createAccount(source, options, now),
        budget: accounts ? new RetryBudget(budget) : own.budget,
      };
      known.set(source, account);
    }
    return account;
  }

  function named(config: InternalAxiosRequestConfig, given: string | undefined): string | undefined {
    if (given !== undefined) return given;
    const account = accountOf?.(config);
    if (account !== undefined) checkAccountName("options.accountOf(config)", account);
    return account;
  }

  return {
    own,
    areMany: accounts !== undefined,
    of(config, choice, takesToken) {
      if (choice?.tokens) return recordOf(choice.tokens);
      if (!accounts) {
        if (choice?.account === undefined) return own;
        throw new TypeError("wechat.account needs options.accounts, the accounts to choose from");
      }
      const name = named(config, choice?.account);
      if (name === undefined) {
        if (!takesToken) return own;
        throw new TypeError(
          "wechat.account must be given: this instance has many accounts, and options.accountOf names none for this call",
        );
      }
      try {
        return recordOf(accounts.of(name));
      } catch (error) {
        if (error instanceof TypeError) throw error;
        throw toTokenFetchError(error, name, config, lang);
      }
    },
  };
}
