import type { TokenStore } from "../../store/token-store.ts";
import { lockChecks } from "./lock-checks.ts";
import { type TokenStoreCheck, tokenChecks } from "./token-checks.ts";

/** The part of a test runner that is used: that of vitest, jest, mocha and node:test. */
export interface TokenStoreTestRunner {
  /** Declares one test. */
  readonly it: (name: string, run: () => Promise<void>) => unknown;
  /** Declares a group of tests. Without it the tests stand where `testTokenStore` is called. */
  readonly describe?: (name: string, declare: () => void) => unknown;
}

/** Many times what a check takes, and what a store over a network may take. */
const CHECK_LIMIT_MS = 10_000;

const CHECKS: readonly TokenStoreCheck[] = [...tokenChecks, ...lockChecks()];

/**
 * Checks that a store keeps the contract of `TokenStore`, so that a fleet of processes may rely on it: generations,
 * keys, values, and the lock if there is one. Takes about two seconds. Every check has keys of its own, so the stores
 * may share a database. The lock's leases are real time: do not run it under fake timers.
 *
 * @param makeStore called once per check
 * @returns rejects with one `Error` that lists every check that failed; a check that has not ended after 10 s is the last
 * @example
 * test("my store keeps the contract", () => testTokenStore(() => myStore(database)));
 */
export function testTokenStore(makeStore: () => TokenStore | Promise<TokenStore>): Promise<void>;
/**
 * The same, each check a test of its own. No runner is imported; give the one that you have.
 *
 * @example
 * import { describe, it } from "vitest";
 * testTokenStore(() => myStore(database), { describe, it });
 */
export function testTokenStore(
  makeStore: () => TokenStore | Promise<TokenStore>,
  runner: TokenStoreTestRunner,
): void;
export function testTokenStore(
  makeStore: () => TokenStore | Promise<TokenStore>,
  runner?: TokenStoreTestRunner,
): Promise<void> | undefined {
  if (typeof makeStore !== "function") {
    throw new TypeError("testTokenStore: the first argument must be a function that makes a store");
  }
  if (!runner) return runAll(makeStore);
  const { it, describe = (_name, declare) => declare() } = runner;
  describe("a token store", () => {
    for (const check of CHECKS) it(check.name, () => runCheck(check, makeStore));
  });
  return undefined;
}

/** @throws {Error} one that lists every check that failed */
export async function runAll(
  makeStore: () => TokenStore | Promise<TokenStore>,
  checks: readonly TokenStoreCheck[] = CHECKS,
): Promise<void> {
  const failed: string[] = [];
  for (const check of checks) {
    try {
      await runCheck(check, makeStore);
    } catch (error) {
      failed.push(`✗ ${check.name}\n  ${String(error).replaceAll("\n", "\n  ")}`);
      // What hangs once would hang in all the others.
      if (error instanceof Unsettled) break;
    }
  }
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${checks.length} checks failed:\n${failed.join("\n")}`);
  }
}

class Unsettled extends Error {}

async function runCheck(
  { run }: TokenStoreCheck,
  makeStore: () => TokenStore | Promise<TokenStore>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const unsettled = new Promise<never>((_, reject) => {
    const message = `a promise of the store has not settled after ${CHECK_LIMIT_MS / 1_000} s`;
    timer = setTimeout(() => reject(new Unsettled(message)), CHECK_LIMIT_MS);
  });
  try {
    await Promise.race([(async () => run(await makeStore()))(), unsettled]);
  } finally {
    clearTimeout(timer);
  }
}
