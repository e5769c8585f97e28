import type { TokenStore } from "../../store/token-store.ts";
import { lockChecks } from "./lock-checks.ts";
import { type TokenStoreCheck, tokenChecks } from "./token-checks.ts";

/** The test functions of a runner such as vitest, jest, mocha or node:test. */
export interface TokenStoreTestRunner {
  /** Declares one test. */
  readonly it: (name: string, run: () => Promise<void>) => unknown;
  /** Declares a group of tests. Without it, the tests are not grouped. */
  readonly describe?: (name: string, declare: () => void) => unknown;
}

/** Far more than a check needs, even with a store over a network. */
const CHECK_LIMIT_MS = 10_000;

const CHECKS: readonly TokenStoreCheck[] = [...tokenChecks, ...lockChecks()];

/**
 * Tests that a store fulfills the contract of `TokenStore`: generations, keys, values, and the lock if it has one. This
 * takes about two seconds. Every check uses its own keys, so stores can share a database. Do not use fake timers,
 * because the checks wait for leases to expire.
 *
 * @param makeStore - called once per check
 * @returns a promise that rejects with one `Error` listing all failed checks; it stops at a check that takes over 10 s
 * @example
 * test("my store fulfills the contract", () => testTokenStore(() => myStore(database)));
 */
export function testTokenStore(makeStore: () => TokenStore | Promise<TokenStore>): Promise<void>;
/**
 * Declares each check as a test of your test runner.
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
    throw new TypeError("testTokenStore: the first argument must be a function that creates a store");
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
      // A store that hangs would hang in all other checks, too.
      if (error instanceof CheckTimeout) break;
    }
  }
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${checks.length} checks failed:\n${failed.join("\n")}`);
  }
}

class CheckTimeout extends Error {}

async function runCheck(
  { run }: TokenStoreCheck,
  makeStore: () => TokenStore | Promise<TokenStore>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `a promise of the store did not settle within ${CHECK_LIMIT_MS / 1_000} s`;
    timer = setTimeout(() => reject(new CheckTimeout(message)), CHECK_LIMIT_MS);
  });
  try {
    await Promise.race([(async () => run(await makeStore()))(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
