import axios, { AxiosError, CanceledError } from "axios";
import { delay, equal, ok, rejectionOf, until } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { type Scene, SEND, USER } from "../scene/scene.ts";

async function silentHost(scene: Scene) {
  const host = await scene.host({ silent: true });
  const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: host.url });
  return { host, api };
}

/** Aborts and timeouts. */
export const time: Group = {
  "an abort ends a call in flight": async (scene) => {
    const { host, api } = await silentHost(scene);
    const controller = new AbortController();
    const call = api.get(USER, { signal: controller.signal });
    await until(async () => (await host.arrived()).length > 0, "a request");
    controller.abort();
    await rejectionOf(call, CanceledError);
    equal((await host.arrived()).length, 1, "the number of requests");
  },
  "a CancelToken ends a call in flight": async (scene) => {
    const { host, api } = await silentHost(scene);
    const source = axios.CancelToken.source();
    const call = api.get(USER, { cancelToken: source.token });
    await until(async () => (await host.arrived()).length > 0, "a request");
    source.cancel("enough");
    equal((await rejectionOf(call, CanceledError)).message, "enough");
  },
  "an abort ends the wait for a retry": async ({ simulator, attach }) => {
    await simulator.fail(SEND, -1);
    const controller = new AbortController();
    // Drawn from this: a short one is unlikely.
    const delayMs = 1_000_000_000;
    const api = attach({ retry: { baseDelayMs: delayMs, maxDelayMs: delayMs, maxElapsedMs: delayMs } });
    const call = api.post(SEND, {}, { signal: controller.signal });
    await until(async () => (await simulator.calls()).length > 0, "a request");
    await delay(50);
    controller.abort();
    await rejectionOf(call, CanceledError);
    equal((await simulator.calls()).length, 1, "the number of requests");
  },
  "a timeout ends a call in flight, and is not retried": async (scene) => {
    const { host, api } = await silentHost(scene);
    const error = await rejectionOf(api.get(USER, { timeout: 500 }), AxiosError);
    ok(["ECONNABORTED", "ETIMEDOUT"].includes(error.code ?? ""), `its code is ${error.code}`);
    ok((await host.arrived()).length <= 1, "it was sent once");
  },
  "with timeouts: true a timeout of a call that only reads is retried": async (scene) => {
    const host = await scene.host({ silent: true }, {});
    const retry = { baseDelayMs: 1, timeouts: true };
    const api = scene.attach({ provider: scene.ownTokens(), retry }, { baseURL: host.url });
    equal((await api.get(USER, { timeout: 1_000 })).data.errcode, 0);
    // A slow machine may time out once more.
    ok((await host.arrived()).length >= 2, "it was sent again");
  },
};
