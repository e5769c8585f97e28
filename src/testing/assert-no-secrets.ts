import { format, inspect, types } from "node:util";

/** A base64 piece shorter than this turns up in any text by chance. */
const SHORTEST_BASE64 = 6;
const WHOLE = { depth: 10, maxStringLength: null };

/** A place where a value was printed, and what stands there. */
type Print = readonly [where: string, text: string];

/**
 * Fails when a secret can be read from a value by any of the ways in which programs log: message, stack, JSON,
 * `util.inspect` (also of what is hidden), `%o`, as a part of a text, own enumerable properties and what Maps and Sets
 * hold at any depth, `cause` and `errors`. A secret counts as it is, as a URL or a JSON text has it, and as base64.
 *
 * @throws {Error} that says where, and which of the secrets by its index, and repeats none of them
 * @throws {TypeError} when there are no secrets to look for, or one of them is empty
 * @example
 * const error = await api.get("/cgi-bin/user/info").catch((reason) => reason);
 * assertNoSecrets(error, [token, appsecret]);
 */
export function assertNoSecrets(value: unknown, secrets: readonly string[]): void {
  checkSecrets(secrets);
  const forms = secrets.map(formsOf);
  // The longest first, so that nothing of it is left behind by a shorter one that it begins with.
  const all = forms.flat().sort((a, b) => b.length - a.length);
  for (const [where, text] of printsOf(value)) {
    const index = forms.findIndex((those) => those.some((form) => text.includes(form)));
    if (index < 0) continue;
    // A secret may be the very name of a property.
    const place = all.reduce((name, form) => name.replaceAll(form, "[the secret]"), where);
    throw new Error(`assertNoSecrets: secrets[${index}] can be read in ${place}`);
  }
}

function checkSecrets(secrets: unknown): asserts secrets is readonly string[] {
  if (!Array.isArray(secrets) || secrets.length === 0) {
    throw new TypeError("assertNoSecrets: secrets must be an array with at least one secret in it");
  }
  const index = secrets.findIndex((secret) => typeof secret !== "string" || secret === "");
  if (index >= 0)
    throw new TypeError(`assertNoSecrets: secrets[${index}] must be a string that is not empty`);
}

/** The secret as it is, and as others may have written it. */
function formsOf(secret: string): readonly string[] {
  const inURL = encodeURIComponent(secret);
  return [
    secret,
    inURL,
    inURL.replace(/%../g, (escaped) => escaped.toLowerCase()),
    new URLSearchParams([["", secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...base64Of(secret).flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]),
  ];
}

/** What a secret looks like in base64, alone or amid other bytes: that depends on how many stand before it. */
function base64Of(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2]
    .map((before) => {
      const whole = Math.floor(((before + bytes.length) * 8) / 6);
      const written = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
      return written.slice(Math.ceil((before * 8) / 6), whole);
    })
    .filter((form) => form.length >= SHORTEST_BASE64);
}

function* printsOf(value: unknown): Generator<Print> {
  // First, because it tells the place best.
  yield* walk(value, "", new Set());
  yield ["String()", printed(() => String(value))];
  yield ["JSON", printed(() => JSON.stringify(value))];
  yield ["util.inspect", printed(() => inspect(value, WHOLE))];
  yield ["util.inspect with showHidden", printed(() => inspect(value, { ...WHOLE, showHidden: true }))];
  yield ["%o", printed(() => format("%o", value))];
}

/** What cannot be printed in some way, such as a circle as JSON, is not printed in that way by anybody. */
function printed(print: () => string | undefined): string {
  try {
    return print() ?? "";
  } catch {
    return "";
  }
}

/** Own enumerable properties, what errors keep out of these, and what a collection holds. */
function* walk(value: unknown, path: string, seen: Set<object>): Generator<Print> {
  if (typeof value === "string") yield [path || "the value", value];
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if (ArrayBuffer.isView(value) || types.isArrayBuffer(value)) {
    yield [path || "the value", textOf(value)];
    return;
  }
  if (types.isMap(value) || types.isSet(value)) {
    // Inspecting them shows the first hundred, and little of what lies deep.
    for (const [index, held] of [...value].entries())
      yield* walk(held, `${path || "the value"}[${index}]`, seen);
  }
  for (const key of keysOf(value)) {
    const place = placeOf(path, key);
    yield [`${place} (in its name)`, String(key)];
    yield* walk(read(value, key), place, seen);
  }
}

/** A proxy may refuse to tell: then nobody prints it. */
function keysOf(value: object): ReadonlySet<PropertyKey> {
  try {
    const keys = new Set<PropertyKey>(value instanceof Error ? ["message", "stack", "cause", "errors"] : []);
    for (const key of Reflect.ownKeys(value)) {
      if (Object.prototype.propertyIsEnumerable.call(value, key)) keys.add(key);
    }
    return keys;
  } catch {
    return new Set();
  }
}

function placeOf(path: string, key: PropertyKey): string {
  const name = String(key);
  if (typeof key === "symbol" || /^\d+$/.test(name)) return `${path}[${name}]`;
  return path === "" ? name : `${path}.${name}`;
}

function textOf(bytes: ArrayBufferView | ArrayBuffer): string {
  const [buffer, start] = ArrayBuffer.isView(bytes) ? [bytes.buffer, bytes.byteOffset] : [bytes, 0];
  return Buffer.from(buffer as ArrayBuffer, start, bytes.byteLength).toString("utf8");
}

/** A getter that throws prints nothing. */
function read(target: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(target, key);
  } catch {
    return undefined;
  }
}
