import axios, { type AxiosRequestConfig } from "axios";
import { describe, expect, test } from "vitest";
import { AccessTokenError, SystemBusyError, type WechatOptions } from "../../../src/index.ts";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { ADAPTERS, type Adapter, type Arrived, door } from "../raw-server.ts";
import { APP, attach, errcodesOf, rejectionOf, SEND, USER } from "../setup.ts";
import {
  BYTES,
  fileStream,
  nativeForm,
  packageForm,
  partsOf,
  readable,
  SIZED,
  webStream,
  wireOf,
} from "./request-bodies.ts";

async function start(adapter: Adapter, options: WechatOptions = {}) {
  const simulator = createWechatSimulator(APP);
  const { url, arrived } = await door(simulator);
  const api = axios.create({ baseURL: url, proxy: false, adapter });
  attach(api, options);
  return { simulator, api, sent: () => arrived.filter(({ path }) => path === SEND) };
}

type Make = () => unknown;

const streamedForm = async () => packageForm(await fileStream());
const ONCE_ONLY: [adapter: Adapter, name: string, make: Make, config?: AxiosRequestConfig][] = [
  ["http", "a Readable", readable, SIZED],
  ["http", "a file's stream", fileStream, SIZED],
  ["http", "a form-data form with a Readable", () => packageForm(readable())],
  ["http", "a form-data form with a file's stream", streamedForm],
  ["fetch", "a Readable", readable, SIZED],
  ["fetch", "a file's stream", fileStream, SIZED],
  ["fetch", "a web stream", webStream, SIZED],
];

// Trap: on the http adapter, the replay of a Readable sends 0 bytes and gets a 200: silent loss.
describe.each(ONCE_ONLY)("with the %s adapter, %s", (adapter, _, make, config) => {
  test("arrives complete, whether or not its bytes are counted", async () => {
    const { api, sent } = await start(adapter);
    expect((await api.post(SEND, await make(), config)).data.errcode).toBe(0);
    expect(wireOf(sent()[0] as Arrived).body).toContain(BYTES.toString("latin1"));
  });

  test("with an invalid token is not sent twice, and the token is renewed in the background", async () => {
    const { simulator, api, sent } = await start(adapter);
    await api.get(USER);
    simulator.revokeToken();
    const error = await rejectionOf(api.post(SEND, await make(), config), AccessTokenError);
    expect(error).toMatchObject({ errcode: 40001, attempts: 1, replayable: false });
    expect(error.message).toContain("pass wechat.body, a function that returns");
    expect(sent().length).toBe(1);
    await expect.poll(() => simulator.tokenCalls.length).toBe(2);
    expect((await api.post(SEND, await make(), config)).data.errcode).toBe(0);
    expect(wireOf(sent()[1] as Arrived).body).toContain(BYTES.toString("latin1"));
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("with a busy system is not sent twice, even if shouldRetry returns true", async () => {
    const { simulator, api, sent } = await start(adapter, { retry: { shouldRetry: () => true } });
    simulator.fail(SEND, -1);
    const error = await rejectionOf(api.post(SEND, await make(), config), SystemBusyError);
    expect(error).toMatchObject({ attempts: 1, replayable: false });
    expect(error.message).toContain("wechat.body");
    expect(sent().length).toBe(1);
  });

  test("on a broken connection is not sent twice, also with PUT", async () => {
    const { simulator, api, sent } = await start(adapter);
    simulator.disconnect(SEND);
    await expect(api.put(SEND, await make(), config)).rejects.toMatchObject({
      isAxiosError: true,
      attempts: 1,
    });
    expect(sent().length).toBe(1);
  });

  test("is resent completely when wechat.body creates it: once per attempt", async () => {
    const { simulator, api, sent } = await start(adapter);
    // A factory is synchronous: slow work is done before.
    const prepared = [await make(), await make(), await make(), await make()];
    let made = 0;
    const body = () => prepared[made++];
    simulator.fail(SEND, 40001, { times: 1 });
    simulator.fail(SEND, -1, { times: 1 });
    expect((await api.post(SEND, undefined, { ...config, wechat: { body } })).data.errcode).toBe(0);
    expect(made).toBe(3);
    expect(errcodesOf(simulator)).toEqual([40001, -1, 0]);
    const [first, ...others] = sent().map(wireOf);
    expect(first?.body).toContain(BYTES.toString("latin1"));
    expect(others).toEqual([first, first]);
  });
});

const MADE: [name: string, make: Make, config?: AxiosRequestConfig][] = [
  ["a native form", nativeForm],
  ["a form-data form of buffers", () => packageForm()],
];

describe.each(ADAPTERS)("with the %s adapter, a factory's", (adapter) => {
  test.each(MADE)("%s is created once per attempt and can be read each time", async (_, make) => {
    const { simulator, api, sent } = await start(adapter);
    let made = 0;
    const body = () => {
      made += 1;
      return make();
    };
    simulator.fail(SEND, 40001, { times: 1 });
    simulator.fail(SEND, -1, { times: 1 });
    expect((await api.post(SEND, undefined, { wechat: { body } })).data.errcode).toBe(0);
    expect(made).toBe(3);
    const [first, ...others] = await Promise.all(sent().map(partsOf));
    expect(JSON.stringify(first)).toContain(BYTES.toString("base64"));
    expect(others).toEqual([first, first]);
  });

  test("object is JSON each time, and may differ between attempts", async () => {
    const { simulator, api, sent } = await start(adapter);
    let made = 0;
    const body = () => {
      made += 1;
      return { made, text: "一".repeat(made) };
    };
    simulator.fail(SEND, -1, { times: 2 });
    await api.post(SEND, undefined, { wechat: { body } });
    expect(sent().map(wireOf)).toEqual(
      [1, 2, 3].map((made) => ({
        type: "application/json",
        body: Buffer.from(JSON.stringify({ made, text: "一".repeat(made) })).toString("latin1"),
      })),
    );
  });
});

test("a factory that returns a promise is a TypeError before anything is sent: it would be sent as {}", async () => {
  const { simulator, api } = await start("http");
  const error = await rejectionOf(
    api.post(SEND, undefined, { wechat: { body: async () => ({ n: 1 }) } }),
    TypeError,
  );
  expect(error.message).toContain("wechat.body must return the body itself, not a promise");
  expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
});

// Trap: the fetch adapter sends a `form-data` form as the text `[object FormData]`. With streams in it, it cannot be
// converted to bytes, and WeChat's gateway would reject it chunked.
describe("a form-data form with a stream in it, on the fetch adapter,", () => {
  test.each<[string, (form: unknown) => [unknown, AxiosRequestConfig]]>([
    ["given as the body", (form) => [form, {}]],
    ["made by a factory", (form) => [undefined, { wechat: { body: () => form } }]],
    ["with the adapter named by the call, in a list", (form) => [form, { adapter: ["fetch", "http"] }]],
  ])("is a TypeError before anything is sent: %s", async (_, pass) => {
    const { simulator, api } = await start("fetch");
    const [data, config] = pass(packageForm(readable()));
    const error = await rejectionOf(api.post(SEND, data, config), TypeError);
    expect(error.message).toMatch(/platform's FormData.*openAsBlob.*http adapter/);
    expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
  });

  test("is sent by a call with the http adapter", async () => {
    const { api, sent } = await start("fetch");
    await api.post(SEND, packageForm(readable()), { adapter: "http" });
    expect(wireOf(sent()[0] as Arrived).body).toContain(BYTES.toString("latin1"));
  });
});
