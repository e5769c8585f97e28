import axios, { type AxiosError, CanceledError } from "axios";
import { describe, expect, test } from "vitest";
import { assertNoSecrets, type WechatSimulator } from "../../../src/testing/index.ts";
import { attach, gate, rejectionOf, STABLE_TOKEN } from "../setup.ts";
import { ADAPTERS, caught, echo, OWN, PATH, PLACEMENTS, startWatched } from "./setup.ts";

type Prepare = (simulator: WechatSimulator, cancel: () => void) => void;

/** The simulator decides its response on arrival, and then reads the latency: at that moment the caller aborts. */
const onArrival =
  (path: string, { nth = 1 } = {}): Prepare =>
  (simulator, cancel) => {
    let arrived = 0;
    simulator.setLatency((call) => {
      if (call.path !== path) return 0;
      arrived += 1;
      if (arrived !== nth) return 0;
      cancel();
      return 50;
    });
  };

/** The oldest axios tells no response interceptor of an abort before dispatch, so that error cannot be redacted. */
const hearsOfEarlyAborts = await (async () => {
  const probe = axios.create();
  let heard = false;
  probe.interceptors.request.use((config) => config, null, { synchronous: true });
  probe.interceptors.response.use(null, (error) => {
    heard = true;
    throw error;
  });
  await caught(probe.get("/", { signal: AbortSignal.abort() }));
  return heard;
})();

const MOMENTS: Record<string, Prepare> = {
  ...(hearsOfEarlyAborts && { "before it is sent": (_, cancel) => cancel() }),
  "while it waits for a token": onArrival(STABLE_TOKEN),
  "while it waits for its response": onArrival(PATH),
  "while it is resent": (simulator, cancel) => {
    simulator.reply(PATH, echo({ errcode: -1 }), { token: false });
    onArrival(PATH, { nth: 2 })(simulator, cancel);
  },
};

const KINDS = {
  AbortSignal() {
    const controller = new AbortController();
    return { cancel: () => controller.abort(), config: { signal: controller.signal } };
  },
  CancelToken() {
    const { token, cancel } = axios.CancelToken.source();
    return { cancel: () => cancel(), config: { cancelToken: token } };
  },
};

describe.each(ADAPTERS)("with the %s adapter, a call aborted by", (adapter) => {
  describe.each(Object.entries(KINDS))("%s", (_, kind) => {
    test.each(Object.entries(MOMENTS))("%s leaves no secret in its error", async (moment, prepare) => {
      for (const [where, placed] of PLACEMENTS) {
        // Calls with their own token wait for none.
        if (moment.includes("token") && where !== PLACEMENTS[0]?.[0]) continue;
        const { api, simulator, expectNoSecrets } = await startWatched({}, { adapter });
        const { cancel, config } = kind();
        prepare(simulator, cancel);
        const error = await rejectionOf(api.request({ url: PATH, ...config, ...placed }), CanceledError);
        expect(error.code, where).toBe("ERR_CANCELED");
        expectNoSecrets(error, new Error("given up", { cause: error }));
      }
    });
  });
});

describe.each(ADAPTERS)("with the %s adapter, the config of an aborted call", (adapter) => {
  test.each(Object.entries(MOMENTS))(
    "%s can be resent, without the plugin's token on it",
    async (_, prepare) => {
      const { api, simulator, secrets } = await startWatched({}, { adapter });
      const controller = new AbortController();
      prepare(simulator, () => controller.abort());
      const call = api.request({ url: PATH, signal: controller.signal, params: { openid: "o1" } });
      const { config } = await rejectionOf(call, CanceledError);
      expect(config?.params).toEqual({ openid: "o1" });
      // Agents hold sockets, and these hold what was sent through them.
      assertNoSecrets({ ...config, httpAgent: undefined, signal: undefined }, secrets());
      simulator.setLatency(0);
      simulator.reply(PATH, { errcode: 0 });
      simulator.revokeToken();
      expect((await api.request({ ...config, signal: new AbortController().signal })).data.errcode).toBe(0);
    },
  );
});

// Like mocks, and adapters for other runtimes.
test("an adapter that ignores the abort leaves no token on the config of the aborted call", async () => {
  const { client } = await startWatched();
  const controller = new AbortController();
  const told: unknown[] = [];
  const rejected = gate();
  const api = client({
    adapter: async (config) => {
      told.push(config.params?.access_token);
      if (told.length === 2) {
        controller.abort();
        // Such an adapter is still working when the caller has the error.
        await rejected.passed;
      }
      return { data: '{"errcode":-1}', status: 200, statusText: "", headers: {}, config };
    },
  });
  attach(api, { provider: async () => ({ access_token: OWN, expires_in: 7200 }) });
  const { config } = await rejectionOf(api.get(PATH, { signal: controller.signal }), CanceledError);
  expect(told).toEqual([OWN, OWN]);
  expect(config).not.toHaveProperty("params");
  rejected.open();
});

test("the caller's own reason for an abort stays unchanged in the error", async () => {
  const { api, simulator, expectNoSecrets } = await startWatched();
  const { token, cancel } = axios.CancelToken.source();
  onArrival(PATH)(simulator, () => cancel("the user went away"));
  const error = (await caught(api.get(PATH, { cancelToken: token }))) as AxiosError;
  expect(error.message).toBe("the user went away");
  expectNoSecrets(error);
});
