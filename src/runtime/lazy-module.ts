/** A part of the package that is not loaded with it. */
export interface LazyModule<Module> {
  /** Undefined until it is loaded. */
  readonly module: Module | undefined;
  /** Loads it once. After a failure, the next call tries again. */
  load(): Promise<Module>;
}

/**
 * Keeps what `import()` has loaded: once it is there, it can be used synchronously. A second `import()` would do in Node, but
 * after Jest's `resetModules` it would bring other classes than those that the program has.
 */
export function lazyModule<Module>(importModule: () => Promise<Module>): LazyModule<Module> {
  let loading: Promise<Module> | undefined;
  const lazy = {
    module: undefined as Module | undefined,
    async load(): Promise<Module> {
      loading ??= importModule();
      try {
        lazy.module = await loading;
        return lazy.module;
      } catch (error) {
        loading = undefined;
        throw error;
      }
    },
  };
  return lazy;
}
