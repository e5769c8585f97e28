import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createSign, type Sign, verifierOf } from "../../../src/security/sign.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const bytes = Buffer.from("signed");

const signed = () => Buffer.from((createSign("RSAwithSHA256", "sn", pem) as Sign)(bytes), "base64");
const verifies = (signature: Buffer) =>
  verifierOf(createPublicKey(publicKey.export({ type: "spki", format: "pem" })), "sn")?.(bytes, signature);

describe("a signature of workerd, which takes keys as bytes", () => {
  it("is one that other runtimes verify, and the other way round", () => {
    const elsewhere = signed();
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    onTestFinished(() => void vi.unstubAllGlobals());
    const there = signed();
    expect([verifies(elsewhere), verifies(there)]).toEqual([true, true]);
    vi.unstubAllGlobals();
    expect(verifies(there)).toBe(true);
    there[10] = (there[10] ?? 0) ^ 1;
    expect(verifies(there)).toBe(false);
  });
});
