import { createReadStream, openAsBlob, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { AxiosRequestConfig } from "axios";
import PackageFormData from "form-data";
import { expect, onTestFinished } from "vitest";
import type { Arrived } from "../raw-server.ts";

export const TEXT = "媒体 file content";
/** All possible bytes, and line breaks that must not confuse a multipart parser. */
export const BYTES = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from("\r\n--not-a-boundary\r\n"),
  Buffer.alloc(70_000, 0xd8),
]);

export const OCTETS: AxiosRequestConfig = { headers: { "Content-Type": "application/octet-stream" } };
/** WeChat rejects chunked bodies, so a stream needs its length. */
export const SIZED: AxiosRequestConfig = {
  headers: { "Content-Type": "application/octet-stream", "Content-Length": BYTES.length },
};

export function nativeForm(): FormData {
  const form = new FormData();
  form.append("media", new Blob([BYTES], { type: "image/jpeg" }), "图.jpg");
  form.append("thumb", new File([TEXT], "thumb.txt", { type: "text/plain" }));
  form.append("note", "你好");
  return form;
}

export function packageForm(media: unknown = BYTES): PackageFormData {
  const form = new PackageFormData();
  form.append("media", media, { filename: "a.jpg", contentType: "image/jpeg", knownLength: BYTES.length });
  form.append("note", "你好");
  form.append("count", 3);
  return form;
}

/** A path to a file that contains {@link BYTES}, until the end of the test. */
async function fileOfBytes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "axios-wechat-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "media.jpg");
  writeFileSync(path, BYTES);
  return path;
}

export const readable = () => Readable.from([BYTES.subarray(0, 300), BYTES.subarray(300)]);
export const webStream = () => new Blob([BYTES]).stream();
export const fileStream = async () => createReadStream(await fileOfBytes());
export const fileBlobForm = async () => {
  const form = new FormData();
  form.append("media", await openAsBlob(await fileOfBytes(), { type: "image/jpeg" }), "a.jpg");
  return form;
};

/** A multipart body, read by a parser other than axios'. */
export async function partsOf({ body, headers }: Arrived): Promise<[string, unknown][]> {
  const form = await new Response(body, {
    headers: { "content-type": headers["content-type"] ?? "" },
  }).formData();
  return Promise.all(
    [...form].map(async ([name, value]): Promise<[string, unknown]> => {
      if (typeof value === "string") return [name, value];
      return [name, [value.name, value.type, Buffer.from(await value.arrayBuffer()).toString("base64")]];
    }),
  );
}

/** The request as it arrived, with its random boundary replaced by a fixed one. Checks the length. */
export function wireOf({ body, headers }: Arrived): { type: string | undefined; body: string } {
  expect(headers["transfer-encoding"]).toBeUndefined();
  if (body.length > 0) expect(headers["content-length"]).toBe(String(body.length));
  const type = headers["content-type"];
  const boundary = /boundary=([^;]+)/.exec(type ?? "")?.[1];
  const text = body.toString("latin1");
  if (boundary === undefined) return { type, body: text };
  expect(text.startsWith(`--${boundary}\r\n`)).toBe(true);
  expect(text.trimEnd().endsWith(`--${boundary}--`)).toBe(true);
  return { type: type?.replace(boundary, "boundary"), body: text.replaceAll(boundary, "boundary") };
}
