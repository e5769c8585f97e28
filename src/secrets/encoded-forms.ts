import { toBinary, toHex } from "./utf8.ts";

/** Shorter base64 occurs in texts by chance. */
const MIN_BASE64_LENGTH = 6;
/** Other texts have shorter values in other letter case by chance: a password may be a word. */
const MIN_LENGTH_IN_OTHER_CASE = 16;
/** WeChat's secrets have at most some hundred characters. */
const MAX_ENCODED_LENGTH = 4_096;

/**
 * A value in the forms in which a server or a proxy may return it: as it is, in other letter case, in hex, and in
 * base64 with either alphabet, also as part of a longer text. Escapes, such as those of URLs, are not among them.
 */
export function formsOf(value: string): string[] {
  if (value.length > MAX_ENCODED_LENGTH) return [value];
  const bytes = toBinary(value);
  const hex = toHex(bytes);
  const forms = [value, hex, hex.toUpperCase(), ...base64Of(bytes)];
  if (value.length >= MIN_LENGTH_IN_OTHER_CASE) forms.push(value.toLowerCase(), value.toUpperCase());
  // As a form writes spaces.
  if (value.includes(" ")) forms.push(value.replaceAll(" ", "+"));
  return forms;
}

/** One form for each number of bytes before the value, modulo 3, less the characters that it shares with others. */
function base64Of(bytes: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const written = btoa("\0".repeat(before) + bytes);
    const form = written.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    if (form.length < MIN_BASE64_LENGTH) return [];
    return [form, form.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
