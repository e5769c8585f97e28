import { createServer, type RequestListener } from "node:http";
import axios, { type AxiosRequestConfig } from "axios";
import { describe, expect, test, vi } from "vitest";
import { attachWechat, SystemBusyError, type WechatOptions } from "../../../src/index.ts";
import { freePort } from "../../free-port.ts";
import { ADAPTERS, listen, serve } from "../raw-server.ts";
import { startAnswered } from "../responses/response-server.ts";
import { selfSigned } from "../self-signed.ts";
import { AT_ONCE, rejectionOf } from "../setup.ts";

const BUSY = '{"errcode":-1,"errmsg":"system error"}';

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  async function start(answer: RequestListener, options: WechatOptions = {}) {
    let count = 0;
    const counted: RequestListener = (request, response) => {
      count += 1;
      return answer(request, response);
    };
    return { ...(await startAnswered(counted, { adapter }, options)), count: () => count };
  }

  const cut: RequestListener = (_, response) => response.destroy();

  test("wechat.repeatable decides whether a broken connection is retried, for any method", async () => {
    const { api, count } = await start(cut);
    await rejectionOf(api.post("/", {}, { wechat: { repeatable: true } }), Error);
    expect(count()).toBe(4);
    await rejectionOf(api.get("/", { wechat: { repeatable: false } }), Error);
    expect(count()).toBe(5);
  });

  test("unsafe: false retries an errcode on GET, and on a POST with repeatable: true", async () => {
    const { api, count } = await start((_, response) => response.end(BUSY), {
      retry: { ...AT_ONCE, unsafe: false },
    });
    expect((await rejectionOf(api.post("/", {}), SystemBusyError)).attempts).toBe(1);
    await rejectionOf(api.post("/", {}, { wechat: { repeatable: true } }), SystemBusyError);
    expect(count()).toBe(5);
    await rejectionOf(api.get("/"), SystemBusyError);
    expect(count()).toBe(9);
  });

  test("timeouts: true retries a timeout of a GET, not of a POST", async () => {
    const { api } = await start(() => {}, { retry: { ...AT_ONCE, timeouts: true } });
    expect(await rejectionOf(api.get("/", { timeout: 50 }), Error)).toMatchObject({ attempts: 4 });
    expect(await rejectionOf(api.post("/", {}, { timeout: 50 }), Error)).toMatchObject({ attempts: 1 });
  });

  test("a POST that was never sent is retried, unless it has repeatable: false", async () => {
    const onRetry = vi.fn();
    const api = axios.create({ baseURL: `http://127.0.0.1:${await freePort()}`, proxy: false, adapter });
    attachWechat(api, { retry: AT_ONCE, onRetry });
    expect(await rejectionOf(api.post("/", {}), Error)).toMatchObject({ attempts: 4 });
    expect(onRetry).toHaveBeenCalledTimes(3);
    const config: AxiosRequestConfig = { wechat: { repeatable: false } };
    expect(await rejectionOf(api.post("/", {}, config), Error)).toMatchObject({ attempts: 1 });
  });

  test("a redirect loop is not retried", async () => {
    const { api, count } = await start((_, response) => response.writeHead(302, { location: "/" }).end());
    await rejectionOf(api.get("/", { maxRedirects: 5 }), Error);
    expect(count()).toBeLessThanOrEqual(21);
  });

  test("a body over maxContentLength is downloaded once", async () => {
    const { api, count } = await start((_, response) => {
      response.write("x".repeat(1_000));
      response.end();
    });
    const fault = await api.get("/", { maxContentLength: 10 }).catch((error: unknown) => error);
    // The fetch adapter of old versions of axios has no limit.
    if (fault instanceof Error) expect(fault).toMatchObject({ attempts: 1 });
    expect(count()).toBe(1);
  });

  test("a body that is no form is downloaded once for responseType formdata", async () => {
    const { api, count } = await start((_, response) => response.end('{"errcode":40003}'));
    expect(await rejectionOf(api.get("/", { responseType: "formdata" }), Error)).toMatchObject({
      attempts: 1,
    });
    expect(count()).toBe(1);
  });

  test("a server without TLS, and one with an unknown certificate, are tried once", async () => {
    const plain = createServer(() => {});
    const { port, connections } = await listen(plain);
    const secure = await serve((_, response) => response.end("{}"), { tls: selfSigned("loopback") });
    for (const baseURL of [`https://127.0.0.1:${port}/`, secure.url]) {
      const api = axios.create({ baseURL, proxy: false, adapter });
      attachWechat(api, { retry: AT_ONCE });
      expect(await rejectionOf(api.get("/"), Error)).toMatchObject({ attempts: 1 });
    }
    expect([connections.length, secure.connections.length]).toEqual([1, 1]);
  });
});

test("a beforeRedirect that throws is called once", async () => {
  const beforeRedirect = vi.fn(() => {
    throw new Error("not there");
  });
  const { api } = await startAnswered((_, response) => response.writeHead(302, { location: "/" }).end(), {
    adapter: "http",
  });
  await rejectionOf(api.get("/", { beforeRedirect }), Error);
  expect(beforeRedirect).toHaveBeenCalledTimes(1);
});
