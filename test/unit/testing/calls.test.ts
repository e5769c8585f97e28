import { expect, test } from "vitest";
import { APPID, createVisitedSimulator, NOON_MS, SECRET } from "./visitor.ts";

test("business calls and token calls are recorded apart, with what was sent and answered", async () => {
  const { simulator, stableToken, send, passSeconds } = createVisitedSimulator();
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

test("force is false for a normal fetch, and absent elsewhere", async () => {
  const { simulator, stableToken, token } = createVisitedSimulator();
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
])("the body of %s is recorded for human eyes", async (_case, visit, body) => {
  const { simulator, send } = createVisitedSimulator();
  await send("/cgi-bin/x", { method: "POST", ...visit });
  expect(simulator.calls[0]?.body).toEqual(body);
});

test("a call is recorded on arrival, before it is answered", async () => {
  const { simulator, send } = createVisitedSimulator();
  let answer = (_body: string) => {};
  simulator.reply(
    "/slow",
    () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
    { token: false },
  );
  const pending = send("/slow");
  expect(simulator.calls).toMatchObject([{ path: "/slow", errcode: undefined, status: undefined }]);
  answer("done");
  await pending;
  expect(simulator.calls).toMatchObject([{ path: "/slow", errcode: 0, status: 200 }]);
});

test("reset forgets calls, failures, replies, limits and tokens, and keeps the same arrays", async () => {
  const { simulator, stableToken, errcodeFor } = createVisitedSimulator();
  const { calls, tokenCalls } = simulator;
  const { access_token } = await stableToken();
  simulator.fail("/a", -1);
  simulator.reply("/b", { errcode: 7 });
  simulator.limit("/c", { perDay: 0 });
  await errcodeFor(access_token, "/a");
  simulator.reset();
  expect([calls, tokenCalls]).toEqual([[], []]);
  expect(await errcodeFor(access_token, "/a")).toBe(40001);
  expect(calls).toHaveLength(1);
  const fresh = (await stableToken()).access_token;
  expect(fresh).not.toBe(access_token);
  expect([
    await errcodeFor(fresh, "/a"),
    await errcodeFor(fresh, "/b"),
    await errcodeFor(fresh, "/c"),
  ]).toEqual([0, 0, 0]);
});

test("a chunked body is refused with 412 and nothing else, even by a token endpoint", async () => {
  const { simulator, send } = createVisitedSimulator();
  simulator.fail("/cgi-bin/x", -1, { times: 1 });
  const headers = { "transfer-encoding": "chunked" };
  for (const path of ["/cgi-bin/x", "/cgi-bin/stable_token"]) {
    const answer = await send(path, { body: Buffer.from("{}"), headers });
    expect(answer).toMatchObject({ status: 412, errcode: undefined });
    expect(answer.body.byteLength).toBe(0);
  }
  expect(simulator.calls).toMatchObject([{ status: 412, errcode: undefined }]);
  expect((await send("/cgi-bin/x")).errcode).toBe(-1);
});
