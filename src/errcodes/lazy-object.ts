/** Node prints the target of a Proxy without asking the Proxy. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

const TRAPS = [
  "get",
  "set",
  "has",
  "ownKeys",
  "getOwnPropertyDescriptor",
  "defineProperty",
  "deleteProperty",
  "setPrototypeOf",
  "isExtensible",
  "preventExtensions",
] as const satisfies readonly (keyof typeof Reflect)[];

/**
 * An object that `fill` completes when it is first looked at, and that is frozen from then on. So an import costs nothing
 * until the object is used.
 *
 * @param empty what it starts as
 */
export function lazyObject<T extends object>(empty: object, fill: (target: T) => void): T {
  let filled = false;
  const complete = (): T => {
    if (!filled) {
      filled = true;
      Reflect.deleteProperty(empty, INSPECT);
      fill(empty as T);
      Object.freeze(empty);
    }
    return empty as T;
  };
  Object.defineProperty(empty, INSPECT, {
    configurable: true,
    value: (_depth: number, options: object, inspect: (value: T, options: object) => string) =>
      inspect(complete(), options),
  });
  const handlerOf = (trap: (typeof TRAPS)[number]) => {
    const reflect = Reflect[trap] as (target: object, ...rest: unknown[]) => unknown;
    return [trap, (_: object, ...rest: unknown[]) => reflect(complete(), ...rest)];
  };
  return new Proxy(empty as T, Object.fromEntries(TRAPS.map(handlerOf)) as ProxyHandler<T>);
}
