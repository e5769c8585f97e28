import type { InternalAxiosRequestConfig } from "axios";
import { createRedact, secretsOf } from "../secrets/redact.ts";

/**
 * Calls a user's hook. A hook that throws must not fail the call that it watches, and an async one that rejects must
 * not end the process; the warning names it.
 */
export function callHook<Args extends unknown[], Result>(
  name: string,
  hook: ((...args: Args) => Result) | undefined,
  ...args: Args
): Result | undefined {
  const warn = (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    process.emitWarning(`${name} threw: ${withoutSecretsOf(args, text)}`, "axios-wechat");
  };
  try {
    const result = hook?.(...args);
    if (result instanceof Promise) result.catch(warn);
    return result;
  } catch (error) {
    warn(error);
    return undefined;
  }
}

/** A hook is given errors and responses, and may complain with a piece of their config. */
function withoutSecretsOf(args: readonly unknown[], text: string): string {
  const secrets = args.flatMap((arg) => [
    ...secretsOf((arg as { config?: InternalAxiosRequestConfig } | null | undefined)?.config),
  ]);
  return createRedact(secrets)(text);
}
