import { Agent } from "node:https";
import { AxiosError, type AxiosRequestConfig } from "axios";
import { describe, expect, test } from "vitest";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { freePort } from "../../free-port.ts";
import { ADAPTERS, type Arrived, door, serve } from "../raw-server.ts";
import {
  BYTES,
  nativeForm,
  OCTETS,
  packageForm,
  readable,
  SIZED,
  wireOf,
} from "../requests/request-bodies.ts";
import { selfSigned, trustEveryCertificate } from "../self-signed.ts";
import { APP, rejectionOf, SEND, STABLE_TOKEN, USER } from "../setup.ts";
import { pathsOf, startFallback } from "./failover-setup.ts";

const closedHost = async () => `http://127.0.0.1:${await freePort()}`;
const nowhere = async () => "http://nowhere.invalid";

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  describe.each<[string, () => Promise<string>]>([
    ["a name that does not exist", nowhere],
    ["a refused connection", closedHost],
    ["an http port under https", async () => (await serve(() => {})).url.replace("http", "https")],
  ])("%s", (_, makeFirst) => {
    const start = async () => {
      const first = await makeFirst();
      const secure = first.startsWith("https") && { tls: selfSigned("second") };
      if (secure) trustEveryCertificate();
      return { first, ...(await startFallback(first, { axios: { adapter }, ...secure })) };
    };

    test.each(["get", "post", "put"] as const)(
      "sends a %s and the token request to the next host",
      async (method) => {
        const { api, second } = await start();
        const { data } = await api.request({
          method,
          url: SEND,
          ...(method !== "get" && { data: { n: 1 } }),
        });
        expect(data.errcode).toBe(0);
        expect(pathsOf(second)).toEqual([STABLE_TOKEN, SEND]);
        if (method !== "get") expect(second.arrived[1]?.body.toString()).toBe('{"n":1}');
      },
    );

    test("leaves no trace of it on the response's config, which can be resent", async () => {
      const { first, api, second } = await start();
      const { config } = await api.post(SEND, { n: 1 }, { params: { a: "1" } });
      expect(config).toMatchObject({ baseURL: first, url: SEND, params: { a: "1" } });
      expect(JSON.stringify(config)).not.toContain(second.host);
      expect((await api.request(config)).data.errcode).toBe(0);
      expect(second.arrived.map(({ query }) => query.get("a"))).toEqual([null, "1", "1"]);
    });
  });

  test("the next host gets the token although `hosts` does not name it", async () => {
    const first = await closedHost();
    const hosts = [new URL(first).host];
    const { simulator, api, second } = await startFallback(first, { axios: { adapter }, hosts });
    await api.get(USER);
    expect(simulator.tokenCalls[0]?.issued).toBeTruthy();
    expect(second.arrived[1]?.query.get("access_token")).toBe(simulator.tokenCalls[0]?.issued);
  });

  test("the hosts are tried in order, up to the first reachable one", async () => {
    const [simulator, alive] = [createWechatSimulator(APP), await freePort()];
    const third = await door(simulator, { port: alive });
    const failoverHosts = [new URL(await closedHost()).host, third.host];
    const { api, second } = await startFallback(await closedHost(), {
      axios: { adapter },
      simulator,
      failoverHosts,
    });
    await api.post(SEND, {});
    expect(pathsOf(third)).toEqual([STABLE_TOKEN, SEND]);
    expect(pathsOf(second)).toEqual([]);
  });

  test("when no host is reachable, the last error is thrown, and its config has no trace of the hosts", async () => {
    const [first, other] = [await closedHost(), new URL(await closedHost()).host];
    const { api } = await startFallback(first, { axios: { adapter }, failoverHosts: [other] });
    const fault = await rejectionOf(api.post(SEND, { n: 1 }, { wechat: { token: "own" } }), AxiosError);
    expect(fault.config).toMatchObject({ baseURL: first, url: SEND, data: '{"n":1}' });
    expect(JSON.stringify(fault.config)).not.toContain(other);
    expect(fault.response).toBeUndefined();
  });

  test("a URL of another host is not sent to another one", async () => {
    const { api, second } = await startFallback(await closedHost(), { axios: { adapter } });
    await rejectionOf(api.get(`${await closedHost()}/other`), AxiosError);
    expect(pathsOf(second)).toEqual([]);
  });

  test.each<[string, () => unknown, AxiosRequestConfig?]>([
    ["a Buffer", () => BYTES, OCTETS],
    ["a Blob", () => new Blob([BYTES]), OCTETS],
    ["a native form", nativeForm],
    ["a form-data form of buffers", () => packageForm()],
    ["a factory's", () => undefined, { wechat: { body: () => nativeForm() } }],
  ])("the body arrives complete at the next host: %s", async (_, body, config) => {
    const { api, second } = await startFallback(await closedHost(), { axios: { adapter } });
    await api.post(SEND, body(), config);
    const arrived = second.arrived[1] as Arrived;
    expect(wireOf(arrived).body).toContain(BYTES.toString("latin1"));
  });

  test.each<[string, () => unknown, AxiosRequestConfig?]>([
    ["a stream", readable, SIZED],
    ...(adapter === "http"
      ? [["a form with a stream in it", () => packageForm(readable())] as [string, () => unknown]]
      : []),
  ])("%s is not sent to a second host; the next call goes there at once", async (_, body, config) => {
    const { api, second } = await startFallback(await closedHost(), { axios: { adapter } });
    await rejectionOf(api.post(SEND, body(), { ...config, wechat: { token: "own" } }), AxiosError);
    expect(pathsOf(second)).toEqual([]);
    await api.post(SEND, body(), config);
    expect(wireOf(second.arrived.at(-1) as Arrived).body).toContain(BYTES.toString("latin1"));
  });
});

// The fetch adapter has no option for certificates, so only the attempt on the next host can be observed.
describe("an untrusted certificate", () => {
  test("sends a POST to the next host, with the http adapter", async () => {
    const [ours, strange] = [selfSigned("ours"), selfSigned("strange")];
    const first = await serve(() => {}, { tls: strange });
    const httpsAgent = new Agent({ ca: ours.cert });
    const { api, second } = await startFallback(first.url, { axios: { httpsAgent }, tls: ours });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(pathsOf(second)).toEqual([STABLE_TOKEN, SEND]);
  });

  test("for another name does so, too", async () => {
    const ours = selfSigned("127.0.0.1 alone");
    const first = await serve(() => {}, { tls: ours });
    const httpsAgent = new Agent({ ca: ours.cert });
    const named = first.url.replace("127.0.0.1", "localhost");
    const { api, second } = await startFallback(named, { axios: { httpsAgent }, tls: ours });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(pathsOf(second)).toEqual([STABLE_TOKEN, SEND]);
  });

  test("makes the fetch adapter try the next host", async () => {
    const tls = selfSigned("strange");
    const first = await serve(() => {}, { tls });
    const { api, second } = await startFallback(first.url, { axios: { adapter: "fetch" }, tls });
    await rejectionOf(api.post(SEND, {}, { wechat: { token: "own" } }), AxiosError);
    expect([first.connections.length, second.connections.length]).toEqual([1, 1]);
  });
});
