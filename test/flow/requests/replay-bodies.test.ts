import axios, { type AxiosRequestConfig, type AxiosRequestTransformer } from "axios";
import { describe, expect, test } from "vitest";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { ADAPTERS, type Adapter, type Arrived, door } from "../raw-server.ts";
import { APP, attach, errcodesOf, SEND } from "../setup.ts";
import {
  BYTES,
  fileBlobForm,
  nativeForm,
  OCTETS,
  packageForm,
  partsOf,
  TEXT,
  wireOf,
} from "./request-bodies.ts";

interface Kind {
  readonly body: () => unknown;
  readonly config?: AxiosRequestConfig;
  /** Whether it is sent as multipart. */
  readonly parts?: true;
  /** `postForm` if it is not `post`. */
  readonly method?: "post" | "postForm" | "put";
}

const framed = new Uint8Array([9, 9, ...BYTES.subarray(0, 500), 9]);

const KINDS: Record<string, Kind> = {
  "an object": { body: () => ({ touser: "o1", text: { content: TEXT } }) },
  "an object by PUT": { body: () => ({ touser: "o1" }), method: "put" },
  "a JSON text": { body: () => JSON.stringify({ text: TEXT }) },
  "a JSON text with its type": {
    body: () => JSON.stringify({ text: TEXT }),
    config: { headers: { "Content-Type": "application/json" } },
  },
  URLSearchParams: { body: () => new URLSearchParams({ text: TEXT, other: "a b&c" }) },
  "a Buffer": { body: () => BYTES, config: OCTETS },
  "a Buffer that is a view with an offset": { body: () => BYTES.subarray(7, 400), config: OCTETS },
  "a Uint8Array": { body: () => new Uint8Array(BYTES), config: OCTETS },
  "a Uint8Array that is a view with an offset": { body: () => framed.subarray(2, 502), config: OCTETS },
  "an ArrayBuffer": { body: () => new Uint8Array(BYTES).buffer, config: OCTETS },
  "a Blob": { body: () => new Blob([BYTES], { type: "image/png" }), config: OCTETS },
  "a native FormData": { body: nativeForm, parts: true },
  "a native FormData with a type that lacks the boundary": {
    body: nativeForm,
    parts: true,
    config: { headers: { "Content-Type": "multipart/form-data" } },
  },
  "a native FormData of a file on disk": { body: fileBlobForm, parts: true },
  "a form-data form": { body: () => packageForm(), parts: true },
  "a form-data form with a type that lacks the boundary": {
    body: () => packageForm(),
    parts: true,
    method: "postForm",
  },
  "an object sent as multipart": {
    body: () => ({ note: "你好", list: [1, 2], media: BYTES }),
    parts: true,
    method: "postForm",
  },
  "an object sent as a form": {
    body: () => ({ note: "你好", list: [1, 2] }),
    config: { headers: { "Content-Type": "application/x-www-form-urlencoded" } },
  },
  nothing: { body: () => undefined },
};

async function start(adapter: Adapter, { config, method = "post" }: Kind) {
  const simulator = createWechatSimulator(APP);
  const { url, arrived } = await door(simulator);
  let transforms = 0;
  const counting: AxiosRequestTransformer = (data) => {
    transforms += 1;
    return data;
  };
  const transformRequest = [counting, ...[axios.defaults.transformRequest ?? []].flat()];
  const api = axios.create({ baseURL: url, proxy: false, adapter, transformRequest });
  attach(api);
  const bare = axios.create({ baseURL: url, proxy: false, adapter: "http" });
  return {
    simulator,
    post: (body: unknown) => api[method](SEND, body, config),
    bare: (body: unknown) => bare[method](SEND, body, config),
    arrived: () => arrived.filter(({ path }) => path === SEND),
    transforms: () => transforms,
  };
}

// Traps: the replay of a `form-data` form, or of a plain object as `multipart/form-data`, never completes; a custom
// transformRequest that runs twice truncates the body under a stale Content-Length; the fetch adapter sends a
// `form-data` form as the text `[object FormData]`.
describe.each(ADAPTERS)("with the %s adapter, after a rejected token and a busy system,", (adapter) => {
  test.each(Object.keys(KINDS))("%s arrives like with bare axios, three times the same", async (name) => {
    const kind = KINDS[name] as Kind;
    const { simulator, post, bare, arrived, transforms } = await start(adapter, kind);
    await bare(await kind.body());
    simulator.fail(SEND, 40001, { times: 1 });
    simulator.fail(SEND, -1, { times: 1 });
    expect((await post(await kind.body())).data.errcode).toBe(0);

    const [reference, first, ...others] = arrived() as [Arrived, Arrived, Arrived, Arrived];
    expect(errcodesOf(simulator)).toEqual([41001, 40001, -1, 0]);
    expect(others.map(wireOf)).toEqual([wireOf(first), wireOf(first)]);
    expect(transforms()).toBe(1);
    if (!kind.parts) expect(wireOf(first).body).toBe(wireOf(reference).body);
    else expect(await partsOf(first)).toEqual(await partsOf(reference));
  });
});

test("not all bodies are empty, and the files in them arrive complete", async () => {
  const { simulator, post, arrived } = await start("http", { body: nativeForm });
  simulator.fail(SEND, 40001, { times: 1 });
  await post(nativeForm());
  const parts = await partsOf(arrived()[1] as Arrived);
  expect(parts).toEqual([
    ["media", ["图.jpg", "image/jpeg", BYTES.toString("base64")]],
    ["thumb", ["thumb.txt", "text/plain", Buffer.from(TEXT).toString("base64")]],
    ["note", "你好"],
  ]);
});

describe.each(ADAPTERS)("a caller's own headers, with the %s adapter,", (adapter) => {
  test("are the same in every attempt", async () => {
    const headers = { "Content-Type": "application/json; charset=utf-8", "X-Mine": "1" };
    const { simulator, post, arrived } = await start(adapter, { body: () => ({}), config: { headers } });
    simulator.fail(SEND, 40001, { times: 1 });
    simulator.fail(SEND, -1, { times: 1 });
    await post({ n: "一" });
    const sent = arrived().map(({ headers }) => [headers["content-type"], headers["x-mine"]]);
    expect(sent).toEqual(Array(3).fill(["application/json; charset=utf-8", "1"]));
  });
});
