import { connect, createServer } from "node:net";
import { AxiosError } from "axios";
import { describe, expect, test } from "vitest";
import { WechatApiError, type WechatOptions } from "../../../src/index.ts";
import { createWechatSimulator, simulatorReply, type WechatSimulator } from "../../../src/testing/index.ts";
import { freePort } from "../../free-port.ts";
import { ADAPTERS, type Adapter, door, listen } from "../raw-server.ts";
import { selfSigned, trustEveryCertificate } from "../self-signed.ts";
import { APP, holdClock, rejectionOf, SEND, USER } from "../setup.ts";
import { pathsOf, startFallback } from "./failover-setup.ts";

/** Two hosts in front of the same simulator. */
async function startBoth(adapter: Adapter, options: WechatOptions = {}) {
  const simulator = createWechatSimulator(APP);
  const first = await door(simulator);
  return { first, ...(await startFallback(first.url, { simulator, axios: { adapter }, ...options })) };
}

describe.each(ADAPTERS)(
  "with the %s adapter, a request that was received is not sent to another host after",
  (adapter) => {
    test.each<[string, (simulator: WechatSimulator) => void, timeout?: number]>([
      ["an errcode", (simulator) => simulator.fail(SEND, 43004)],
      ["a busy system", (simulator) => simulator.fail(SEND, -1)],
      ["a rejected token", (simulator) => simulator.fail(SEND, 40001)],
      [
        "a bad gateway",
        (simulator) => simulator.reply(SEND, simulatorReply({ status: 502, body: "<html>" })),
      ],
      ["a broken connection", (simulator) => simulator.disconnect(SEND)],
      // Long enough for the request to arrive on a busy machine.
      ["a timeout", (simulator) => simulator.setLatency(({ path }) => (path === SEND ? 5_000 : 0)), 1_000],
    ])("%s", async (_, arrange, timeout = 0) => {
      const { simulator, api, first, second } = await startBoth(adapter);
      await api.get(USER);
      arrange(simulator);
      await rejectionOf(api.post(SEND, {}, { timeout }), Error);
      expect(pathsOf(first)).toContain(SEND);
      expect(pathsOf(second)).toEqual([]);
    });

    test("a retry", async () => {
      const { simulator, api, first, second } = await startBoth(adapter, { retry: { baseDelayMs: 1 } });
      simulator.disconnect(USER, { times: 1 });
      simulator.fail(USER, -1, { times: 1 });
      await api.get(USER);
      expect(pathsOf(first).filter((path) => path === USER).length).toBe(3);
      expect(pathsOf(second)).toEqual([]);
    });

    test("a TLS connection that breaks during the wait for the response", async () => {
      trustEveryCertificate();
      const tls = selfSigned("over a broken proxy");
      const simulator = createWechatSimulator(APP);
      const behind = await door(simulator, { tls });
      // A proxy that corrupts the response after the request has arrived.
      const line = await listen(
        createServer((near) => {
          const far = connect(behind.port, "127.0.0.1");
          for (const socket of [near, far]) socket.on("error", () => {});
          near.pipe(far);
          far.on("data", (chunk) => {
            if (behind.arrived.length > 0) chunk[chunk.length - 1] = ~(chunk.at(-1) ?? 0);
            near.write(chunk);
          });
          far.on("close", () => near.destroy());
        }),
      );
      const { api, second } = await startFallback(`https://${line.host}`, {
        simulator,
        tls,
        axios: { adapter },
      });
      await rejectionOf(api.post(SEND, {}, { wechat: { token: "own" } }), AxiosError);
      expect(pathsOf(behind)).toEqual([SEND]);
      expect(pathsOf(second)).toEqual([]);
    });
  },
);

describe.each(ADAPTERS)("with the %s adapter, an unreachable host", (adapter) => {
  test("is skipped for a minute, and then tried again", async () => {
    const clock = holdClock();
    const port = await freePort();
    const { simulator, api, second } = await startFallback(`http://127.0.0.1:${port}`, {
      axios: { adapter },
    });
    await api.post(SEND, {});
    // It is back, but the plugin does not know yet.
    const first = await door(simulator, { port });
    await api.post(SEND, {});
    clock.pass(59_000);
    await api.post(SEND, {});
    expect(pathsOf(first)).toEqual([]);
    expect(pathsOf(second).filter((path) => path === SEND).length).toBe(3);
    clock.pass(1_500);
    await api.post(SEND, {});
    await api.post(SEND, {});
    expect(pathsOf(first)).toEqual([SEND, SEND]);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("is still tried when no other host is reachable either", async () => {
    const [port, other] = [await freePort(), await freePort()];
    const { simulator, api } = await startFallback(`http://127.0.0.1:${port}`, {
      axios: { adapter },
      failoverHosts: [`127.0.0.1:${other}`],
    });
    await rejectionOf(api.get(USER, { wechat: { token: "own" } }), AxiosError);
    const first = await door(simulator, { port });
    await rejectionOf(api.get(USER, { wechat: { token: "own" } }), WechatApiError);
    expect(pathsOf(first)).toEqual([USER]);
  });
});
