import { lazyModule } from "../runtime/lazy-module.ts";

/** Warns the process of a hook that threw. */
export const hookWarning = /* @__PURE__ */ lazyModule(() => import("./hook-warning.ts"));

/**
 * Calls a user's hook. If it throws or rejects, the call goes on, and the plugin emits a process warning that names
 * the hook.
 */
export function callHook<Args extends unknown[], Result>(
  name: string,
  hook: ((...args: Args) => Result) | undefined,
  ...args: Args
): Result | undefined {
  try {
    const result = hook?.(...args);
    if (result instanceof Promise) result.catch((error) => warn(name, args, error));
    return result;
  } catch (error) {
    warn(name, args, error);
    return undefined;
  }
}

function warn(name: string, args: readonly unknown[], error: unknown): void {
  hookWarning
    .load()
    .then(({ warnOfHook }) => warnOfHook(name, args, error))
    // The call goes on, even without a warning.
    .catch(() => {});
}
