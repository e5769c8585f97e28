import { isSecretName, SECRET_IN_JSON, SECRET_IN_QUERY } from "./names.ts";

const REDACTED = "[redacted]";
/** Shorter values are not secrets, and replacing them would garble the text. */
const SHORTEST_SECRET = 4;

/** Removes secrets from a text. */
export type Redact = (text: string) => string;

/** Replaces the given values and every value that follows a secret's name. */
export function createRedact(secrets: Iterable<string>): Redact {
  const values = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    values.add(secret);
    const inURL = encodeURIComponent(secret);
    values.add(inURL);
    // Many servers write percent-encoding in lower case.
    values.add(inURL.replace(/%../g, (escaped) => escaped.toLowerCase()));
  }
  // Longest first: otherwise replacing a shorter secret could leave the rest of a longer one.
  const ordered = [...values].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const value of ordered) clean = clean.replaceAll(value, REDACTED);
    return clean.replace(SECRET_IN_QUERY, `$1${REDACTED}`).replace(SECRET_IN_JSON, `$1${REDACTED}`);
  };
}

/** Copies a parsed JSON body without its secrets. */
export function redactBody(body: unknown, redact: Redact): unknown {
  if (typeof body === "string") return redact(body);
  if (Array.isArray(body)) return body.map((item) => redactBody(item, redact));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      isSecretName(name) && typeof value === "string" ? REDACTED : redactBody(value, redact),
    ]),
  );
}
