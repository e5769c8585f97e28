import { needNodeModule } from "../runtime/node-module.ts";

/** Shorter base64 strings occur in texts by chance. */
const MIN_BASE64_LENGTH = 6;
/** Shorter words occur in other letter case by chance. */
const MIN_LENGTH_IN_OTHER_CASE = 16;
const HTML_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const WHOLE = { depth: 10, maxStringLength: null };

/** A printed form of the value, and its location. */
type Print = readonly [where: string, text: string];

/**
 * Asserts that a log of the value would not contain a secret. It checks the message, the stack, JSON, `util.inspect`
 * (with hidden properties), `%o`, `String()`, and at any depth: enumerable properties, entries of Maps and Sets,
 * `cause` and `errors`. It finds a secret in plain text, in other letter case, in URL, JSON or HTML encoding, in hex, and
 * in base64.
 *
 * @throws {Error} when a secret is found; the message names the place and the index of the secret, not the secret
 * @throws {TypeError} when `secrets` is empty or contains an empty string
 * @example
 * const error = await api.get("/cgi-bin/user/info").catch((reason) => reason);
 * assertNoSecrets(error, [token, appsecret]);
 */
export function assertNoSecrets(value: unknown, secrets: readonly string[]): void {
  checkSecrets(secrets);
  const forms = secrets.map(formsOf);
  // Longest first, because a short form can be the start of a longer one.
  const all = forms.flat().sort((a, b) => b.length - a.length);
  for (const [where, text] of printsOf(value)) {
    const index = forms.findIndex((those) => those.some((form) => text.includes(form)));
    if (index < 0) continue;
    // A property name can be a secret, too.
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

/** Returns the secret in plain text and in its usual encodings. */
function formsOf(secret: string): readonly string[] {
  const inURL = encodeURIComponent(secret);
  const hex = Buffer.from(secret).toString("hex");
  return [
    secret,
    ...(secret.length < MIN_LENGTH_IN_OTHER_CASE ? [] : [secret.toLowerCase(), secret.toUpperCase()]),
    hex,
    hex.toUpperCase(),
    secret.replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character),
    inURL,
    encodeURIComponent(inURL),
    inURL.replace(/%../g, (escaped) => escaped.toLowerCase()),
    new URLSearchParams([["", secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...base64Of(secret).flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]),
  ];
}

/** Returns the base64 forms of a secret: one for each number of bytes before it, modulo 3. */
function base64Of(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2]
    .map((before) => {
      const whole = Math.floor(((before + bytes.length) * 8) / 6);
      const written = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
      return written.slice(Math.ceil((before * 8) / 6), whole);
    })
    .filter((form) => form.length >= MIN_BASE64_LENGTH);
}

const nodeUtil = () => needNodeModule("node:util", "assertNoSecrets");

function* printsOf(value: unknown): Generator<Print> {
  const { format, inspect } = nodeUtil();
  // First, because it gives the most precise location.
  yield* walk(value, "", new Set());
  yield ["String()", printed(() => String(value))];
  yield ["JSON", printed(() => JSON.stringify(value))];
  yield ["util.inspect", printed(() => inspect(value, WHOLE))];
  yield ["util.inspect with showHidden", printed(() => inspect(value, { ...WHOLE, showHidden: true }))];
  yield ["%o", printed(() => format("%o", value))];
}

/** A value that cannot be printed, such as a cycle as JSON, cannot leak that way. */
function printed(print: () => string | undefined): string {
  try {
    return print() ?? "";
  } catch {
    return "";
  }
}

/** Yields enumerable properties, the hidden properties of errors, and the entries of collections. */
function* walk(value: unknown, path: string, seen: Set<object>): Generator<Print> {
  if (typeof value === "string") yield [path || "the value", value];
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  const { types } = nodeUtil();
  if (ArrayBuffer.isView(value) || types.isArrayBuffer(value)) {
    yield [path || "the value", textOf(value)];
    return;
  }
  if (types.isMap(value) || types.isSet(value)) {
    // `util.inspect` shows only the first hundred entries, and not all of their depth.
    for (const [index, held] of [...value].entries())
      yield* walk(held, `${path || "the value"}[${index}]`, seen);
  }
  for (const key of keysOf(value)) {
    const place = placeOf(path, key);
    yield [`${place} (in its name)`, String(key)];
    yield* walk(read(value, key), place, seen);
  }
}

/** A proxy that throws here cannot be printed. */
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

function read(target: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(target, key);
  } catch {
    return undefined;
  }
}
