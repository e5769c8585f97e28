import type { InternalAxiosRequestConfig } from "axios";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact } from "../secrets/redact.ts";
import { warn } from "./warn.ts";

/**
 * Calls a user's hook. If it throws or rejects, the call goes on, and the plugin emits a process warning that names
 * the hook.
 */
export function callHook<Args extends unknown[], Result>(
  name: string,
  hook: ((...args: Args) => Result) | undefined,
  ...args: Args
): Result | undefined {
  const tell = (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    warn(`${name} threw: ${withoutSecretsOf(args, text)}`);
  };
  try {
    const result = hook?.(...args);
    if (result instanceof Promise) result.catch(tell);
    return result;
  } catch (error) {
    tell(error);
    return undefined;
  }
}

/** Hooks receive errors and responses, and may quote their config. */
function withoutSecretsOf(args: readonly unknown[], text: string): string {
  const secrets = args.flatMap((arg) => [
    ...secretsOf((arg as { config?: InternalAxiosRequestConfig } | null | undefined)?.config),
  ]);
  return createRedact(secrets)(text);
}
