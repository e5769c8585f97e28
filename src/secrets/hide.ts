/**
 * Keeps a value reachable under `key` and out of every print: `util.inspect` and JSON skip what is not enumerable,
 * and `%o`, which prints non-enumerable data too, shows an accessor as `[Getter/Setter]`.
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
