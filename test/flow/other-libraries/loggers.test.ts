import type { AxiosInstance, InternalAxiosRequestConfig } from "axios";
import { describe, expect, test } from "vitest";
import { assertNoSecrets, simulatorReply } from "../../../src/testing/index.ts";
import { APP, attach, rejectionOf, SEND, startWechat, USER } from "../setup.ts";

// Trap (Slack #1751): an attached AxiosError logged message bodies. Here: a token.

/** A logger that writes everything it can reach, as JSON; agents hold sockets, which are not JSON. */
function log(api: AxiosInstance): string[] {
  const lines: string[] = [];
  const write = (what: string, value: unknown) =>
    void lines.push(
      `${what} ${JSON.stringify(value, (name, inner) => (name === "httpAgent" ? undefined : inner))}`,
    );
  api.interceptors.request.use((config) => {
    write("→", config);
    return config;
  });
  api.interceptors.response.use(
    (response) => {
      write("←", [response.config, response.data, response.headers]);
      return response;
    },
    (error: Error & { config?: InternalAxiosRequestConfig }) => {
      write("✗", [error, error.config]);
      throw error;
    },
  );
  return lines;
}

describe.each(["before", "after"])("a logging interceptor that was registered %s attachWechat", (when) => {
  async function start() {
    const { client, simulator } = await startWechat();
    const api = client();
    const early = when === "before" ? log(api) : [];
    attach(api);
    const lines = when === "after" ? log(api) : early;
    const secrets = () => [APP.secret, ...simulator.tokenCalls.flatMap(({ issued }) => issued ?? [])];
    return { api, simulator, lines, secrets };
  }

  test("sees no token on the config, neither of a success nor after a renewal and retries", async () => {
    const { api, simulator, lines, secrets } = await start();
    await api.get(USER, { params: { openid: "o1" } });
    simulator.revokeToken();
    simulator.fail(SEND, -1, { times: 1 });
    await api.post(SEND, { n: 1 }, { params: new URLSearchParams({ lang: "zh_CN" }) });
    // Two lines for a call, because it does not see attempts.
    expect(lines.map((line) => line[0])).toEqual(["→", "←", "→", "←"]);
    expect(lines[1]).toContain('"openid":"o1"');
    expect(secrets().length).toBe(3);
    assertNoSecrets(lines, secrets());
  });

  test.each([
    ["a final errcode", (errcode = 43004) => ({ errcode, errmsg: "no" })],
    ["a busy system", (errcode = -1) => ({ errcode, errmsg: "busy" })],
    ["a rejected token", (errcode = 40001) => ({ errcode, errmsg: "invalid credential" })],
    ["HTTP 500", () => simulatorReply({ status: 500, body: "no" })],
  ])("sees no token on the error and its config after %s", async (_, reply) => {
    const { api, simulator, lines, secrets } = await start();
    simulator.reply(USER, reply());
    await rejectionOf(api.get(USER, { params: { openid: "o1" } }), Error);
    expect(lines.map((line) => line[0])).toEqual(["→", "✗"]);
    expect(lines[1]).toContain('"openid":"o1"');
    assertNoSecrets(lines, secrets());
  });
});
