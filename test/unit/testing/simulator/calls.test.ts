import { expect, test, vi } from "vitest";
import { APPID, createSimulatorClient, NOON_MS, SECRET } from "./client.ts";

test("business calls and token calls are recorded separately, with request and response", async () => {
  const { simulator, stableToken, send, passSeconds } = createSimulatorClient();
  const { access_token } = await stableToken({ force_refresh: true });
  passSeconds(5);
  await send("/cgi-bin/menu/create", { query: { access_token, a: "1" }, json: { button: [] } });
  expect(simulator.tokenCalls).toEqual([
    {
      method: "POST",
      path: "/cgi-bin/stable_token",
      query: {},
      body: { grant_type: "client_credential", appid: APPID, secret: SECRET, force_refresh: true },
      atMs: NOON_MS,
      errcode: 0,
      status: 200,
      force: true,
      issued: access_token,
    },
  ]);
  expect(simulator.calls).toEqual([
    {
      method: "POST",
      path: "/cgi-bin/menu/create",
      query: { access_token, a: "1" },
      body: { button: [] },
      atMs: NOON_MS + 5000,
      errcode: 0,
      status: 200,
    },
  ]);
});

test("onCall is called when a response is sent, after the delay, also for token calls", async () => {
  const events: string[] = [];
  const { stableToken, send, simulator } = createSimulatorClient({
    latencyMs: 300,
    wait: async (ms) => void events.push(`waited ${ms}`),
    onCall: ({ method, path, errcode, status }) => events.push(`${method} ${path} ${errcode} ${status}`),
  });
  await stableToken();
  simulator.fail("/cgi-bin/user/get", 45009, { times: 1 });
  simulator.disconnect("/cgi-bin/user/get");
  for (let n = 0; n < 2; n += 1) await send("/cgi-bin/user/get");
  expect(events).toEqual([
    "waited 300",
    "POST /cgi-bin/stable_token 0 200",
    "waited 300",
    "GET /cgi-bin/user/get 45009 200",
    "waited 300",
    "GET /cgi-bin/user/get undefined undefined",
  ]);
});

test("an onCall that throws is a warning, and the call gets its response", async () => {
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const { stableToken } = createSimulatorClient({
    onCall: () => {
      throw new Error("no ink");
    },
  });
  expect(await stableToken()).toHaveProperty("access_token");
  await vi.waitFor(() =>
    expect(warned).toHaveBeenCalledExactlyOnceWith("onCall threw: no ink", "axios-wechat"),
  );
});

test("force is false for a normal fetch, and absent elsewhere", async () => {
  const { simulator, stableToken, token } = createSimulatorClient();
  await stableToken();
  await token();
  expect(simulator.tokenCalls[0]).toMatchObject({ force: false });
  expect(simulator.tokenCalls[1]).not.toHaveProperty("force");
});

test.each([
  ["JSON", { body: Buffer.from('{"a":1}'), headers: {} }, { a: 1 }],
  ["broken JSON", { body: Buffer.from("{a"), headers: {} }, "{a"],
  [
    "a form",
    { body: Buffer.from("a=1"), headers: { "content-type": "application/x-www-form-urlencoded" } },
    "a=1",
  ],
  ["bytes", { body: Buffer.from([1, 2]), headers: {} }, Buffer.from([1, 2])],
  ["nothing", {}, undefined],
])("the body of %s is recorded in readable form", async (_case, init, body) => {
  const { simulator, send } = createSimulatorClient();
  await send("/cgi-bin/x", { method: "POST", ...init });
  expect(simulator.calls[0]?.body).toEqual(body);
});

test("a call is recorded on arrival, before its response", async () => {
  const { simulator, send } = createSimulatorClient();
  let response = (_body: string) => {};
  simulator.reply(
    "/slow",
    () =>
      new Promise<string>((resolve) => {
        response = resolve;
      }),
    { token: false },
  );
  const pending = send("/slow");
  expect(simulator.calls).toMatchObject([{ path: "/slow", errcode: undefined, status: undefined }]);
  response("done");
  await pending;
  expect(simulator.calls).toMatchObject([{ path: "/slow", errcode: 0, status: 200 }]);
});

test("a chunked body is rejected with 412 and nothing else, even by a token endpoint", async () => {
  const { simulator, send } = createSimulatorClient();
  simulator.fail("/cgi-bin/x", -1, { times: 1 });
  const headers = { "transfer-encoding": "chunked" };
  for (const path of ["/cgi-bin/x", "/cgi-bin/stable_token"]) {
    const response = await send(path, { body: Buffer.from("{}"), headers });
    expect(response).toMatchObject({ status: 412, errcode: undefined });
    expect(response.body.byteLength).toBe(0);
  }
  expect(simulator.calls).toMatchObject([{ status: 412, errcode: undefined }]);
  expect((await send("/cgi-bin/x")).errcode).toBe(-1);
});
