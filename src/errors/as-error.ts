/**
 * What other code threw, as an error whose name, message and stack can be read. Never throws.
 * @param describe the message for what is not an Error
 */
export function asError(thrown: unknown, describe: (thrown: unknown) => string = String): Error {
  try {
    if (!(thrown instanceof Error)) return new Error(describe(thrown));
    const { name, message, stack } = thrown as Partial<Record<keyof Error, unknown>>;
    const isReadable = isText(name) && isText(message) && (stack === undefined || isText(stack));
    return isReadable ? thrown : new Error(String(message));
  } catch {
    // A revoked proxy, an object without a prototype, a getter that throws.
    return new Error("something that cannot be read was thrown");
  }
}

const isText = (value: unknown) => typeof value === "string";
