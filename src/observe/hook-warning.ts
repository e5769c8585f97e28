import type { InternalAxiosRequestConfig } from "axios";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact } from "../secrets/redact.ts";
import { warn } from "./warn.ts";

/** Warns the process of a user's hook that threw, without the secrets of what it was given. */
export function warnOfHook(name: string, args: readonly unknown[], error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  warn(`${name} threw: ${withoutSecretsOf(args, text)}`);
}

/** Hooks receive errors and responses, and may quote their config. */
function withoutSecretsOf(args: readonly unknown[], text: string): string {
  const secrets = args.flatMap((arg) => [
    ...secretsOf((arg as { config?: InternalAxiosRequestConfig } | null | undefined)?.config),
  ]);
  return createRedact(secrets)(text);
}
