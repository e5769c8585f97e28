/** Puts something in the place of `process` while `act` runs, which must be synchronous. */
export function insteadOfProcess<T>(substitute: object | undefined, act: () => T): T {
  const real = globalThis.process;
  globalThis.process = substitute as typeof process;
  try {
    return act();
  } finally {
    globalThis.process = real;
  }
}
