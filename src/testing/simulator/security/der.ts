/** One value of ASN.1 in DER. */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const lengthBytes =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}

/** A SEQUENCE of such values. */
export const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
