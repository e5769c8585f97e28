import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import axios, { AxiosHeaders } from "axios";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { envelopeOf, parseJson, readBytes, readText } from "../../src/protocol/envelope.ts";
import { createReadResponse } from "../../src/response/read.ts";
import { bodies, errcodeOf, layOut, layouts, withRawControls } from "./bodies.ts";
import { runs, TIME_LIMIT_MS } from "./runs.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** The same response in each form that an adapter returns. */
const forms: readonly (readonly [string, (text: string) => unknown])[] = [
  ["text", (text) => text],
  ["Buffer", (text) => Buffer.from(text)],
  ["ArrayBuffer", (text) => bytes(text).buffer],
  ["Blob", (text) => new Blob([text])],
  ["web stream", (text) => new Blob([text]).stream()],
];

const config = (responseType?: "json" | "text"): InternalAxiosRequestConfig => ({
  headers: new AxiosHeaders(),
  ...(axios.defaults.transformResponse && { transformResponse: axios.defaults.transformResponse }),
  ...(responseType && { responseType }),
});

const responseWith = (data: unknown): AxiosResponse => ({
  data,
  status: 200,
  statusText: "",
  headers: {},
  config: config(),
});

describe("an errcode", () => {
  it("is found where plain JSON has one at its top level, and nowhere else", {
    timeout: TIME_LIMIT_MS,
  }, () => {
    fc.assert(
      fc.property(bodies, layouts, (body, layout) => {
        const text = layOut(body, layout);
        const meant = JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
        const errcode = errcodeOf(meant);
        expect(envelopeOf(meant)?.errcode).toBe(errcode);
        expect(readText(text)?.errcode).toBe(errcode);
        expect(readBytes(bytes(text))?.errcode).toBe(errcode);
      }),
      runs(1_000),
    );
  });

  it("is found despite raw control characters in texts", { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(bodies, layouts, (body, layout) => {
        const text = layOut(body, layout);
        const raw = withRawControls(text);
        const meant = JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
        expect(parseJson(raw)).toEqual(meant);
        expect(readText(raw)?.errcode).toBe(errcodeOf(meant));
      }),
      runs(800),
    );
  });

  it("is the same in every form of a response", { timeout: TIME_LIMIT_MS }, async () => {
    const responseTypes = fc.constantFrom(undefined, "json" as const, "text" as const);
    const read = createReadResponse(undefined);
    await fc.assert(
      fc.asyncProperty(bodies, layouts, responseTypes, async (body, layout, responseType) => {
        const text = layOut(body, layout);
        const errcode = errcodeOf(JSON.parse(text.replace(/^\uFEFF/, "")));
        const found = forms.map(async ([form, make]) => {
          const envelope = await read(responseWith(make(withRawControls(text))), config(responseType));
          return [form, envelope?.errcode];
        });
        expect(await Promise.all(found)).toEqual(forms.map(([form]) => [form, errcode]));
      }),
      runs(500),
    );
  });
});

describe("a body that is not JSON", () => {
  const nearJson = fc.tuple(bodies, fc.nat(), fc.string()).map(([body, at, between]) => {
    const json = JSON.stringify(body);
    const cut = at % (json.length + 1);
    return json.slice(0, cut) + between + json.slice(cut + between.length);
  });

  it("is read without an error", { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.string({ unit: "binary" })), (text) => {
        for (const envelope of [readText(text), readBytes(bytes(text)), envelopeOf(parseJson(text))]) {
          // Whatever the result is, a code is a code.
          if (envelope) expect([typeof envelope.errcode, envelope.errcode === 0]).toEqual(["number", false]);
        }
      }),
      runs(800),
    );
  });

  it("contains no errcode when its first byte does not start an object", { timeout: TIME_LIMIT_MS }, () => {
    const files = fc
      .tuple(fc.uint8Array({ minLength: 1 }), bodies)
      .filter(([[first = 0]]) => ![0x7b, 0x20, 0x09, 0x0a, 0x0d, 0xef].includes(first))
      .map(([head, body]) => Buffer.concat([head, bytes(JSON.stringify(body))]));
    fc.assert(
      fc.property(files, (file) => {
        expect(readBytes(file)).toBeUndefined();
      }),
      runs(1_000),
    );
  });
});
