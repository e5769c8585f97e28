import { createHash } from "node:crypto";
import type { RequestListener } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import axios, { type AxiosInstance, type AxiosResponse, type CreateAxiosDefaults } from "axios";
import { attachWechat, type WechatOptions } from "../../../src/index.ts";
import { type Listening, serve } from "../raw-server.ts";
import { AT_ONCE } from "../setup.ts";

export const ERRMSG = "invalid media_id rid: 5f8c1a2b-3c4d5e6f-7a8b9c0d";
export const FAILURE = JSON.stringify({ errcode: 40007, errmsg: ERRMSG });
/** The properties of every error that is made of {@link FAILURE}. */
export const TYPED = { errcode: 40007, errmsg: ERRMSG, rid: "5f8c1a2b-3c4d5e6f-7a8b9c0d" };

export interface Answered {
  readonly server: Listening;
  /** An instance with the plugin and without an account, because only the responses matter here. */
  readonly api: AxiosInstance;
  /** The same without the plugin. */
  readonly bare: AxiosInstance;
}

/** A server, and two instances that call it, with the plugin and without. */
export async function startAnswered(
  answer: RequestListener,
  config: CreateAxiosDefaults,
  options: WechatOptions = {},
): Promise<Answered> {
  const server = await serve(answer);
  const create = () => axios.create({ baseURL: server.url, proxy: false, ...config });
  const [api, bare] = [create(), create()];
  attachWechat(api, { retry: AT_ONCE, ...options });
  return { server, api, bare };
}

/** Everything that a caller can see of a response, except for its date. */
export async function seen({ status, statusText, headers, data }: AxiosResponse) {
  const { date: _, ...others } = { ...headers };
  return { status, statusText, headers: others, kind: kindOf(data), content: await contentOf(data) };
}

function kindOf(data: unknown): string {
  if (data instanceof Readable) return "Readable";
  if (Buffer.isBuffer(data)) return "Buffer";
  if (data instanceof Blob) return `Blob of ${data.type}`;
  return Object.prototype.toString.call(data);
}

/** A digest of values with bytes, because a test runner compares long arrays slowly; other values unchanged. */
async function contentOf(data: unknown): Promise<unknown> {
  const bytes = await bytesOf(data);
  return bytes ? digest(bytes) : data;
}

export function digest(bytes: Uint8Array): string {
  return `${bytes.length} bytes, ${createHash("sha256").update(bytes).digest("hex")}`;
}

export async function bytesOf(data: unknown): Promise<Buffer | undefined> {
  if (data instanceof Uint8Array || data instanceof ArrayBuffer) return Buffer.from(data as ArrayBuffer);
  if (data instanceof Blob) return Buffer.from(await data.arrayBuffer());
  return data instanceof Readable || data instanceof ReadableStream ? buffer(data) : undefined;
}
