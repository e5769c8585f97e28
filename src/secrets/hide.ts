/**
 * Defines a property that code can read and loggers cannot print. `util.inspect` and JSON skip it because it is not
 * enumerable; `%o`, which prints non-enumerable data, shows an accessor as `[Getter/Setter]`.
 */
export function hide(target: object, key: string, initial: unknown): void {
  let value = initial;
  Object.defineProperty(target, key, {
    get: () => value,
    set: (next: unknown) => {
      value = next;
    },
    enumerable: false,
    configurable: true,
  });
}
