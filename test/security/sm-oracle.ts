// SM4-GCM and SM2 signatures on top of OpenSSL's SM3 and SM4, written from the standards, without code of sm-crypto-v2.
import { createCipheriv, createHash } from "node:crypto";

const toNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString("hex") || "0"}`);
const toBytes = (value: bigint, length: number) =>
  Buffer.from(value.toString(16).padStart(length * 2, "0"), "hex");

/** Multiplication in GCM's field. */
function multiply(a: bigint, b: bigint): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 127n; bit >= 0n; bit -= 1n) {
    if ((a >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ (0xe1n << 120n) : shifted >> 1n;
  }
  return product;
}

function block(key: Buffer, input: Buffer): Buffer {
  return createCipheriv("sm4-ecb", key, null).setAutoPadding(false).update(input);
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);

/** SM4-GCM: the data and the tag. */
export function sm4Gcm(
  key: Buffer,
  iv: Buffer,
  plaintext: Buffer,
  aad: Buffer,
): { data: Buffer; tag: Buffer } {
  const counter = (value: number) => Buffer.concat([iv, toBytes(BigInt(value), 4)]);
  const data = createCipheriv("sm4-ctr", key, counter(2)).update(plaintext);
  const h = toNumber(block(key, Buffer.alloc(16)));
  const lengths = Buffer.concat([toBytes(BigInt(aad.length * 8), 8), toBytes(BigInt(data.length * 8), 8)]);
  const hashed = Buffer.concat([padded(aad), padded(data), lengths]);
  let sum = 0n;
  for (let at = 0; at < hashed.length; at += 16)
    sum = multiply(sum ^ toNumber(hashed.subarray(at, at + 16)), h);
  return { data, tag: toBytes(sum ^ toNumber(block(key, counter(1))), 16) };
}

const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const A = P - 3n;
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const G = [
  0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
] as const;

type Point = readonly [bigint, bigint] | undefined;

const mod = (value: bigint, by: bigint) => ((value % by) + by) % by;

function inverse(value: bigint): bigint {
  let result = 1n;
  let base = mod(value, P);
  for (let exponent = P - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % P;
    base = (base * base) % P;
  }
  return result;
}

function add(p: Point, q: Point): Point {
  if (!p || !q) return p ?? q;
  if (p[0] === q[0] && mod(p[1] + q[1], P) === 0n) return undefined;
  const slope =
    p[0] === q[0]
      ? mod((3n * p[0] * p[0] + A) * inverse(2n * p[1]), P)
      : mod((q[1] - p[1]) * inverse(q[0] - p[0]), P);
  const x = mod(slope * slope - p[0] - q[0], P);
  return [x, mod(slope * (p[0] - x) - p[1], P)];
}

function times(point: Point, by: bigint): Point {
  let result: Point;
  let doubled = point;
  for (let rest = by; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, doubled);
    doubled = add(doubled, doubled);
  }
  return result;
}

/** @param publicKey the point, uncompressed @param signature in DER */
export function isSm2Signed(publicKey: Buffer, userId: string, message: Buffer, signature: Buffer): boolean {
  const x = publicKey.subarray(1, 33);
  const y = publicKey.subarray(33);
  const id = Buffer.from(userId);
  const curve = [A, B, ...G].map((value) => toBytes(value, 32));
  const z = createHash("sm3")
    .update(Buffer.concat([toBytes(BigInt(id.length * 8), 2), id, ...curve, x, y]))
    .digest();
  const e = toNumber(createHash("sm3").update(z).update(message).digest());
  const rLength = signature[3] ?? 0;
  const r = toNumber(signature.subarray(4, 4 + rLength));
  const s = toNumber(signature.subarray(6 + rLength));
  const point = add(times(G, s), times([toNumber(x), toNumber(y)], mod(r + s, N)));
  return point !== undefined && mod(e + point[0], N) === r;
}
