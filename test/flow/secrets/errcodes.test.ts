import { describe, expect, test } from "vitest";
import { AccessTokenError, errcodeInterceptor, SystemBusyError, WechatApiError } from "../../../src/index.ts";
import { assertNoSecrets, simulatorReply } from "../../../src/testing/index.ts";
import { AT_ONCE, rejectionOf, STABLE_TOKEN } from "../setup.ts";
import { ADAPTERS, closedPort, echo, OTHER, OWN, PATH, PLACEMENTS, startWatched } from "./setup.ts";

// Trap: the token in a URL string, and the body of stable_token, leak too. Here the server echoes all that it
// received in errmsg and in the body, unchanged and URL-encoded.

const CODES = [
  [40003, "UserError"],
  [40125, "CredentialError"],
  [45009, "RateLimitError"],
  [-1, "SystemBusyError"],
  [48001, "PermissionError"],
  [40007, "InvalidRequestError"],
  [87014, "ContentError"],
  [123456789, "WechatApiError"],
] as const;

describe.each(ADAPTERS)("with the %s adapter", (adapter) => {
  test.each(PLACEMENTS)("no typed error contains a secret, with the token %s", async (_, placed) => {
    const { api, simulator, expectNoSecrets } = await startWatched({}, { adapter });
    for (const [index, [errcode, name]] of CODES.entries()) {
      const status = index % 2 ? 502 : 200;
      simulator.reply(PATH, echo({ errcode, status }), { token: false });
      const error = await rejectionOf(api.request({ url: PATH, ...placed }), WechatApiError);
      expect(error).toMatchObject({ errcode, name, path: PATH });
      expect(error.response?.status).toBe(status);
      expect(error.errmsg).toMatch(/^refused .*\[redacted\].* alias .*\[redacted\]/);
      expectNoSecrets(error, error.body, new Error("it failed", { cause: error }));
      // Unchanged and reachable for callers who need it.
      expect(error.config?.url).toBe(placed.url ?? PATH);
      expect(JSON.stringify(error.response?.data)).toContain("refused");
      expect(error.request).toBe(error.response?.request);
    }
  });

  test.each(PLACEMENTS)("a typed error's config can be resent, with the token %s", async (_, placed) => {
    const { api, simulator } = await startWatched({}, { adapter });
    simulator.reply(PATH, echo({ errcode: 40003 }), { token: false });
    const { config } = await rejectionOf(api.request({ url: PATH, ...placed }), WechatApiError);
    simulator.reply(PATH, { errcode: 0 }, { token: false });
    expect((await api.request(config ?? {})).data).toEqual({ errcode: 0 });
    const [first, second] = simulator.calls;
    expect(second).toMatchObject({ query: first?.query, body: first?.body, method: first?.method });
  });

  test.each([
    ["a URL", { url: `${PATH}?access_token=${encodeURIComponent(OWN)}` }],
    ["params", { url: PATH, params: { access_token: OWN } }],
  ])("errcodeInterceptor alone redacts a token in %s", async (_, call) => {
    const { client, simulator, secrets } = await startWatched({}, { adapter });
    const plain = client({ adapter });
    plain.interceptors.response.use(errcodeInterceptor());
    simulator.reply(PATH, echo({ errcode: 40003 }), { token: false });
    const error = await rejectionOf(plain.request(call), WechatApiError);
    assertNoSecrets(error, [...secrets(), OWN]);
    expect(error.errmsg).toContain("[redacted]");
  });

  test("nor does the safety net print one", async () => {
    const { api, simulator, expectNoSecrets } = await startWatched({}, { adapter });
    simulator.reply(PATH, { errcode: 0 }, { token: false });
    const told = `access_token=${OWN} and ${encodeURIComponent(OWN)}`;
    // Only seen after the exchange, like another plugin's response.
    const transformResponse = () => ({ errcode: 40003, errmsg: told, seen: [told] });
    const call = api.get(PATH, { params: { access_token: OWN }, transformResponse });
    const error = await rejectionOf(call, WechatApiError);
    expectNoSecrets(error, error.body);
    expect(error.errmsg).toContain("[redacted]");
  });
});

describe("an AccessTokenError prints neither the rejected token nor its successor", () => {
  test.each(ADAPTERS)("with the %s adapter", async (adapter) => {
    const { api, simulator, expectNoSecrets } = await startWatched({}, { adapter });
    await api.get("/cgi-bin/get_api_domain_ip");
    const rejection = echo({ errcode: 40001 });
    simulator.reply(PATH, rejection, { token: false });
    simulator.revokeToken();
    const error = await rejectionOf(api.get(PATH), AccessTokenError);
    expect(error.message).toContain("The renewed token was rejected too");
    expect(simulator.tokenCalls.length).toBe(2);
    expectNoSecrets(error, error.body);
  });

  test("also when the endpoint keeps returning the same token", async () => {
    const { api, simulator, expectNoSecrets } = await startWatched();
    simulator.reply(PATH, echo({ errcode: 42001 }), { token: false });
    const same = { access_token: OWN, expires_in: 7200 };
    simulator.reply(STABLE_TOKEN, same);
    const error = await rejectionOf(api.get(PATH), AccessTokenError);
    expect(error.message).toContain("Renewal returned the same token");
    expectNoSecrets(error, error.body);
  });

  test("also when the response contains the token of the previous attempt", async () => {
    const { api, simulator, expectNoSecrets } = await startWatched();
    const told: (string | null)[] = [];
    simulator.reply(
      PATH,
      ({ query }) => {
        told.push(query.get("access_token"));
        return { errcode: 40001, errmsg: `not ${told.join(", not ")}`, told };
      },
      { token: false },
    );
    await api.get("/cgi-bin/get_api_domain_ip");
    simulator.revokeToken();
    const error = await rejectionOf(api.get(PATH), AccessTokenError);
    expect(new Set(told).size).toBe(2);
    expectNoSecrets(error, error.body);
  });
});

test("an error after a retry on another host names neither host's token", async () => {
  const dead = new URL(await closedPort()).host;
  const { client, url, simulator } = await startWatched();
  const living = new URL(url).host;
  const watched = await startWatched(
    { failoverHosts: [living], retry: AT_ONCE },
    { baseURL: `http://${dead}` },
  );
  simulator.reply(PATH, echo({ errcode: -1 }), { token: false });
  const busy = await rejectionOf(watched.api.get(PATH), SystemBusyError);
  expect(busy.attempts).toBe(4);
  expect(simulator.calls.length).toBe(4);
  watched.expectNoSecrets(busy, busy.body);
  // No trace of the other host stays on the config.
  expect(busy.config).toMatchObject({ url: PATH, baseURL: `http://${dead}` });

  simulator.reply(PATH, simulatorReply({ status: 500, body: "no" }), { token: false });
  const gone = client({ baseURL: `http://${dead}` });
  expect(await gone.get(PATH).catch(({ code }) => code)).toBe("ECONNREFUSED");
  watched.expectNoSecrets(await watched.api.get(PATH, { headers: { Authorization: OTHER } }).catch((e) => e));
});
