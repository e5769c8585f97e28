import type { AxiosError, AxiosRequestConfig } from "axios";
import { describe, expect, test } from "vitest";
import { isWechatError } from "../../../src/index.ts";
import { assertNoSecrets, simulatorReply, type WechatSimulator } from "../../../src/testing/index.ts";
import { together } from "../../together.ts";
import { ADAPTERS, closedPort, echo, PATH, PLACEMENTS, startGarbage, startWatched } from "./setup.ts";

// Trap: JSON.stringify prints 1 token, util.inspect 7, inspect at depth 10: 32, in one failed call's error.

interface Fault {
  readonly config?: AxiosRequestConfig;
  /** The simulator's behavior. */
  readonly prepare?: (simulator: WechatSimulator) => void;
  /** Another server than the simulator, which cannot be repaired. */
  readonly at?: () => string | Promise<string>;
}

const replying = (...reply: Parameters<typeof simulatorReply>) => ({
  prepare: (simulator: WechatSimulator) => simulator.reply(PATH, simulatorReply(...reply), { token: false }),
});

const FAULTS: Record<string, Fault> = {
  "HTTP 500 that echoes everything": {
    prepare: (simulator) => simulator.reply(PATH, echo({ status: 500 }), { token: false }),
  },
  "HTTP 403 with a page": replying({ status: 403, body: "<html>no</html>" }),
  "a timeout": {
    // Long enough for the request to arrive on a busy machine.
    config: { timeout: 500 },
    prepare: (simulator) => simulator.fail(PATH, 40003, { delayMs: 2_000 }),
  },
  "a connection that is reset": { prepare: (simulator) => simulator.disconnect(PATH) },
  "a refused connection": { at: closedPort },
  "a name that does not resolve": { at: () => "http://wechat.invalid" },
  "a response that is not HTTP and contains the request": { at: startGarbage },
  "redirects without end": {
    config: { maxRedirects: 2 },
    prepare: (simulator) =>
      simulator.reply(
        PATH,
        ({ query }) => simulatorReply({ status: 302, headers: { location: `${PATH}?${query}` } }),
        { token: false },
      ),
  },
  "a response beyond maxContentLength": {
    config: { maxContentLength: 60 },
    prepare: (simulator) => simulator.reply(PATH, echo(), { token: false }),
  },
  "a response that strict JSON parsing rejects": {
    config: { responseType: "json", transitional: { silentJSONParsing: false } },
    ...replying({ body: "<html>", headers: { "content-type": "application/json" } }),
  },
};

const failureOf = (call: Promise<unknown>): Promise<AxiosError | undefined> =>
  call.then(
    () => undefined,
    (error: AxiosError) => error,
  );

describe.each(ADAPTERS)("with the %s adapter", (adapter) => {
  describe.each(Object.entries(FAULTS))("%s", (_, { config, prepare, at }) => {
    const settled = together(PLACEMENTS, async ([where, placed]) => {
      const baseURL = await at?.();
      const { api, client, simulator, expectNoSecrets, secrets } = await startWatched(
        {},
        { adapter, ...(baseURL !== undefined && { baseURL }) },
      );
      prepare?.(simulator);
      const call: AxiosRequestConfig = { url: PATH, ...config, ...placed };
      const error = await failureOf(api.request(call));
      const bare = await failureOf(client({ adapter, ...(baseURL && { baseURL }) }).request(call));
      // The oldest axios does not support maxContentLength with fetch: then nothing fails.
      expect(error === undefined).toBe(bare === undefined);
      if (!error) return;

      expect(isWechatError(error)).toBe(false);
      expectNoSecrets(error, new Error("it failed", { cause: error }));
      // Axios' own error of the same call proves that the check works.
      if (where.startsWith("in ")) expect(() => assertNoSecrets(bare, secrets())).toThrow("can be read in");
      // The hidden properties still exist.
      expect(error.config?.url).toBe(call.url);
      expect(error.response?.status).toBe(bare?.response?.status);

      if (at || !error.config) return;
      simulator.heal();
      simulator.reply(PATH, { errcode: 0 }, { token: false });
      // With enough time, for the case with too little.
      expect((await api.request({ ...error.config, timeout: 0 })).data).toEqual({ errcode: 0 });
      const [first, last] = [simulator.calls[0], simulator.calls.at(-1)];
      expect(last?.query).toEqual(first?.query);
      expect(last?.body).toEqual(first?.body);
    });
    test.each(PLACEMENTS.map((placement) => [placement[0], placement] as const))(
      "leaves no secret in its error, with the token %s",
      async (_where, placement) => settled(placement),
    );
  });
});
