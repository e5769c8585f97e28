import type { AxiosError, AxiosRequestConfig } from "axios";
import { describe, expect, test } from "vitest";
import { isWechatError } from "../../src/index.ts";
import { assertNoSecrets, simulatorReply, type WechatSimulator } from "../../src/testing/index.ts";
import {
  ADAPTERS,
  caught,
  closedPort,
  echo,
  PATH,
  PLACEMENTS,
  startGarbage,
  startWatched,
} from "./secrets-setup.ts";

// TRAPS, "Leaks": JSON.stringify 1 token, util.inspect 7, inspect at depth 10: 32, in one failed call's error.

interface Fault {
  readonly config?: AxiosRequestConfig;
  /** What the simulator does. */
  readonly prepare?: (simulator: WechatSimulator) => void;
  /** Another server than the simulator, which cannot be mended. */
  readonly at?: () => string | Promise<string>;
  readonly answered?: boolean;
}

const answers = (...reply: Parameters<typeof simulatorReply>) => ({
  prepare: (simulator: WechatSimulator) => simulator.reply(PATH, simulatorReply(...reply), { token: false }),
});

const FAULTS: Record<string, Fault> = {
  "HTTP 500 that repeats all it was told": {
    prepare: (simulator) => simulator.reply(PATH, echo({ status: 500 }), { token: false }),
    answered: true,
  },
  "HTTP 403 with a page": { ...answers({ status: 403, body: "<html>no</html>" }), answered: true },
  "a timeout": {
    config: { timeout: 40 },
    prepare: (simulator) => simulator.fail(PATH, 40003, { delayMs: 2_000 }),
  },
  "a connection that is reset": { prepare: (simulator) => simulator.disconnect(PATH) },
  "a connection that is refused": { at: closedPort },
  "a name that does not resolve": { at: () => "http://wechat.invalid" },
  "an answer that is no HTTP and repeats the request": { at: startGarbage },
  "redirects without end": {
    config: { maxRedirects: 2 },
    prepare: (simulator) =>
      simulator.reply(
        PATH,
        ({ query }) => simulatorReply({ status: 302, headers: { location: `${PATH}?${query}` } }),
        { token: false },
      ),
  },
  "an answer beyond maxContentLength": {
    config: { maxContentLength: 60 },
    prepare: (simulator) => simulator.reply(PATH, echo(), { token: false }),
  },
  "an answer that strict JSON parsing refuses": {
    config: { responseType: "json", transitional: { silentJSONParsing: false } },
    ...answers({ body: "<html>", headers: { "content-type": "application/json" } }),
    answered: true,
  },
};

describe.each(ADAPTERS)("with the %s adapter", (adapter) => {
  describe.each(Object.entries(FAULTS))("%s", (_, { config, prepare, at, answered }) => {
    test.each(PLACEMENTS)("leaves no secret in its error, with the token %s", async (where, placed) => {
      const baseURL = await at?.();
      const { api, client, simulator, expectNoSecrets, secrets } = await startWatched(
        {},
        { adapter, ...(baseURL !== undefined && { baseURL }) },
      );
      prepare?.(simulator);
      const call: AxiosRequestConfig = { url: PATH, ...config, ...placed };
      const error = (await caught(api.request(call))) as AxiosError;

      expect(isWechatError(error)).toBe(false);
      expectNoSecrets(error, new Error("it failed", { cause: error }));
      // What is hidden is there all the same.
      expect(error.config?.url).toBe(call.url);
      if (answered) expect(error.response?.status).toBeGreaterThan(0);

      // Axios' own error of the same call is what the canary is for.
      if (where.startsWith("in ")) {
        const bare = await caught(client({ adapter, ...(baseURL && { baseURL }) }).request(call));
        expect(() => assertNoSecrets(bare, secrets())).toThrow("can be read in");
      }

      if (at || !error.config) return;
      simulator.heal();
      simulator.reply(PATH, { errcode: 0 }, { token: false });
      expect((await api.request(error.config)).data).toEqual({ errcode: 0 });
      const [first, last] = [simulator.calls[0], simulator.calls.at(-1)];
      expect(last?.query).toEqual(first?.query);
      expect(last?.body).toEqual(first?.body);
    });
  });
});
