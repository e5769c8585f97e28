import { type Check, type Checks, checkOptions } from "../checks/check-options.ts";
import { shown } from "../checks/describe.ts";
import { callable, instance } from "../checks/values.ts";
import { TOKEN_CHECKS } from "../token/check-options.ts";
import type { TokenManagersOptions } from "./options.ts";

const MAX_NAME_LENGTH = 256;
const NAME = `a string of 1 to ${MAX_NAME_LENGTH} characters without control characters`;
const CONTROL_CHARACTER = /\p{Cc}/u;

const { provider: _, ...SHARED } = TOKEN_CHECKS;
const POOL_CHECKS: Checks<TokenManagersOptions> = {
  ...SHARED,
  provider: callable,
  http: instance,
  max: (value) =>
    Number.isSafeInteger(value) && (value as number) >= 1 ? undefined : "a whole number, 1 or more",
};

/** @throws {TypeError} that names the option and what is allowed */
export function checkPoolOptions(options: TokenManagersOptions): void {
  checkOptions("options", options, POOL_CHECKS);
  if (options.provider === undefined) throw new TypeError("options.provider must be given");
}

/** A name of an account. */
export const accountName: Check = (value) => (isName(value) ? undefined : NAME);

/**
 * @param where what holds the name
 * @throws {TypeError} on an invalid account name
 */
export function checkAccountName(where: string, account: unknown): asserts account is string {
  if (isName(account)) return;
  throw new TypeError(`${where} must be ${NAME}, got ${shown(account)}`);
}

function isName(account: unknown): boolean {
  if (typeof account !== "string" || account === "") return false;
  return account.length <= MAX_NAME_LENGTH && !CONTROL_CHARACTER.test(account);
}
