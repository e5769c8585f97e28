/**
 * Calls a user's hook. If it throws or rejects, the call goes on, and the plugin emits a process warning that names
 * the hook.
 */
export function callHook<Args extends unknown[], Result>(
  name: string,
  hook: ((...args: Args) => Result) | undefined,
  ...args: Args
): Result | undefined {
  const tell = async (error: unknown) => {
    const { warnOfHook } = await import("./hook-warning.ts");
    warnOfHook(name, args, error);
  };
  try {
    const result = hook?.(...args);
    if (result instanceof Promise) result.catch(tell);
    return result;
  } catch (error) {
    void tell(error);
    return undefined;
  }
}
