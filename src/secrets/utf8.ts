// TextEncoder and TextDecoder are missing in Jest's jsdom.

const UNPAIRED_SURROGATE = /\p{Surrogate}/gu;

/** The UTF-8 bytes of a text, one character for each byte, as `btoa` takes them. */
export function toBinary(text: string): string {
  const escaped = encodeURIComponent(text.replace(UNPAIRED_SURROGATE, "\uFFFD"));
  return escaped.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return typeof Buffer === "function" ? Buffer.from(text) : bytesOfBinary(toBinary(text));
}

/** The bytes of a text with one character for each. */
export function bytesOfBinary(binary: string): Uint8Array {
  return Uint8Array.from(binary, (byte) => byte.charCodeAt(0));
}

/** The text of UTF-8 bytes; the bytes themselves, where they are no UTF-8. */
export function fromBinary(binary: string): string {
  try {
    return decodeURIComponent(binary.replace(/./gs, (byte) => `%${hexOf(byte)}`));
  } catch {
    return binary;
  }
}

/** The bytes in hex. */
export function toHex(binary: string): string {
  return binary.replace(/./gs, hexOf);
}

function hexOf(byte: string): string {
  return byte.charCodeAt(0).toString(16).padStart(2, "0");
}
