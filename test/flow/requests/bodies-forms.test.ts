import axios, { type AxiosAdapter } from "axios";
import { describe, expect, test } from "vitest";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { ADAPTERS, type Adapter, type Arrived, door } from "../raw-server.ts";
import { APP, attach, errcodesOf, SEND } from "../setup.ts";
import {
  BYTES,
  fileStream,
  nativeForm,
  OCTETS,
  packageForm,
  partsOf,
  SIZED,
  webStream,
} from "./request-bodies.ts";

async function start(adapter: Adapter, headers: Record<string, string> = {}) {
  const simulator = createWechatSimulator(APP);
  const { url, arrived } = await door(simulator);
  const api = axios.create({ baseURL: url, proxy: false, adapter, headers });
  return { simulator, api, sent: () => arrived.filter(({ path }) => path === SEND) };
}

const FORMS: [name: string, form: () => unknown][] = [
  ["a native form", nativeForm],
  ["a form-data form", () => packageForm()],
];
const TYPES: [where: string, headers: Record<string, string>][] = [
  ["no type by default", {}],
  ["JSON by default", { "Content-Type": "application/json" }],
];

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  describe.each(TYPES)("on an instance with %s,", (_, headers) => {
    // Trap: with a JSON type axios sends a form as JSON: `{"media":{}}` arrived, without an error.
    test.each(FORMS)("%s from wechat.body arrives with its file, also on the replay", async (_, form) => {
      const { simulator, api, sent } = await start(adapter, headers);
      attach(api);
      simulator.fail(SEND, 40001, { times: 1 });
      simulator.fail(SEND, -1, { times: 1 });
      await api.post(SEND, undefined, { wechat: { body: form } });
      expect(errcodesOf(simulator)).toEqual([40001, -1, 0]);
      for (const arrived of sent()) {
        const media = Object.fromEntries(await partsOf(arrived)).media as string[];
        expect(media[2]).toBe(BYTES.toString("base64"));
      }
    });
  });

  // Trap: "config.headers.get is not a function".
  test.each<[string, () => unknown, object]>([
    ["a native form", nativeForm, {}],
    ["a form-data form", () => packageForm(), {}],
    ["a Blob", () => new Blob([BYTES]), OCTETS],
    ["a stream", () => (adapter === "http" ? fileStream() : webStream()), SIZED],
  ])("an adapter that passes plain headers on may send %s", async (_, make, config) => {
    const { api, sent } = await start(adapter);
    api.interceptors.request.use((request) => {
      const inner = request.adapter as AxiosAdapter;
      request.adapter = (sending) => inner({ ...sending, headers: { ...sending.headers } as never });
      return request;
    });
    attach(api);
    expect((await api.post(SEND, await make(), config)).data.errcode).toBe(0);
    expect((sent()[0] as Arrived).body.includes(BYTES.subarray(0, 256))).toBe(true);
  });
});
