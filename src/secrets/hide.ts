/**
 * Defines a property that code can read and loggers cannot print. `util.inspect` and JSON skip it because it is not
 * enumerable; `%o`, which prints non-enumerable data, shows an accessor as `[Getter/Setter]`.
 */
export function hide(target: object, key: string, initial: unknown): void {
  hideLazily(target, key, () => initial);
}

/** The same for a value that is made when it is first read. */
export function hideLazily(target: object, key: string, make: () => unknown): void {
  let read = make;
  Object.defineProperty(target, key, {
    get: () => {
      const value = read();
      read = () => value;
      return value;
    },
    set: (next: unknown) => {
      read = () => next;
    },
    enumerable: false,
    configurable: true,
  });
}
