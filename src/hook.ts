/** Calls a user's hook. A hook that throws must not fail the call that it watches; the warning names it. */
export function callHook<Args extends unknown[], Result>(
  name: string,
  hook: ((...args: Args) => Result) | undefined,
  ...args: Args
): Result | undefined {
  try {
    return hook?.(...args);
  } catch (error) {
    process.emitWarning(
      `${name} threw: ${error instanceof Error ? error.message : String(error)}`,
      "axios-wechat",
    );
    return undefined;
  }
}
