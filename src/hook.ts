/**
 * Calls a user's hook. A hook that throws must not fail the call that it watches, and an async one that rejects must
 * not end the process; the warning names it.
 */
export function callHook<Args extends unknown[], Result>(
  name: string,
  hook: ((...args: Args) => Result) | undefined,
  ...args: Args
): Result | undefined {
  const warn = (error: unknown) =>
    process.emitWarning(
      `${name} threw: ${error instanceof Error ? error.message : String(error)}`,
      "axios-wechat",
    );
  try {
    const result = hook?.(...args);
    if (result instanceof Promise) result.catch(warn);
    return result;
  } catch (error) {
    warn(error);
    return undefined;
  }
}
