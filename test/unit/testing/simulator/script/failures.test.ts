import { describe, expect, test } from "vitest";
import { createSimulatorClient, NOON_MS } from "../client.ts";

const PATH = "/cgi-bin/message/custom/send";

function createSender(options = {}) {
  const client = createSimulatorClient(options);
  const token = client.simulator.issueToken();
  const errcodes = async (count: number, path = PATH) => {
    const seen: number[] = [];
    for (let i = 0; i < count; i++) seen.push(await client.errcodeFor(token, path));
    return seen;
  };
  return { ...client, token, errcodes };
}

describe("fail", () => {
  test("makes a path fail until it is healed", async () => {
    const { simulator, errcodes } = createSender();
    simulator.fail(PATH, -1);
    expect(await errcodes(3)).toEqual([-1, -1, -1]);
    expect(await errcodes(1, "/cgi-bin/other")).toEqual([0]);
    simulator.heal(PATH);
    expect(await errcodes(1)).toEqual([0]);
  });

  test("with times lets the path recover", async () => {
    const { simulator, errcodes } = createSender();
    simulator.fail(PATH, 45009, { times: 2 });
    expect(await errcodes(3)).toEqual([45009, 45009, 0]);
  });

  test("several failures come one after the other", async () => {
    const { simulator, errcodes } = createSender();
    simulator.fail(PATH, -1, { times: 2 });
    simulator.fail(PATH, 40003, { times: 1 });
    expect(await errcodes(4)).toEqual([-1, -1, 40003, 0]);
  });

  test("a failure without times is replaced by a later one", async () => {
    const { simulator, errcodes } = createSender();
    simulator.fail(PATH, -1);
    simulator.fail(PATH, 40003, { times: 1 });
    expect(await errcodes(2)).toEqual([40003, 0]);
  });

  test("on * makes every business path fail, but no token endpoint; a path's own failures come first", async () => {
    const { simulator, errcodes, stableToken } = createSender();
    simulator.fail("*", -1, { times: 3 });
    simulator.fail(PATH, 40003, { times: 1 });
    expect(await stableToken()).toHaveProperty("access_token");
    expect(await errcodes(2)).toEqual([40003, -1]);
    expect(await errcodes(1, "/cgi-bin/other")).toEqual([-1]);
    expect(await errcodes(1, "/sns/userinfo")).toEqual([-1]);
    expect(await errcodes(1)).toEqual([0]);
    simulator.fail("*", -1);
    simulator.heal();
    expect(await errcodes(1)).toEqual([0]);
  });

  test("works on token endpoints", async () => {
    const { simulator, stableToken, token: _, read } = createSender();
    simulator.fail("/cgi-bin/stable_token", 40164, { times: 1 });
    expect(await stableToken()).toEqual({
      errcode: 40164,
      errmsg: expect.stringMatching(/^invalid ip 1\.2\.3\.4 ipv6 ::ffff:1\.2\.3\.4, not in whitelist rid: /),
    });
    expect(await stableToken()).toHaveProperty("access_token");
    simulator.fail("/cgi-bin/gettoken", -1);
    const query = { corpid: "ww", corpsecret: "s" };
    expect(await read("/cgi-bin/gettoken", { query })).toMatchObject({ errcode: -1 });
    expect(simulator.tokenCalls.map((call) => call.errcode)).toEqual([40164, 0, -1]);
  });

  test("comes before the token check, so it works without a token", async () => {
    const { simulator, read } = createSender();
    simulator.fail(PATH, 45047);
    expect(await read(PATH)).toMatchObject({ errcode: 45047 });
  });

  test("uses the platform's errmsg with a rid, or the given errmsg unchanged", async () => {
    const { simulator, token, read } = createSender();
    const say = async () => (await read(PATH, { query: { access_token: token } })).errmsg;
    simulator.fail(PATH, -1, { times: 1 });
    simulator.fail(PATH, 45009, { times: 1 });
    simulator.fail(PATH, 1234567, { times: 1 });
    simulator.fail(PATH, -1, { errmsg: "system error hint: [gJaf]" });
    expect(await say()).toMatch(/^system error rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
    expect(await say()).toMatch(/^reach max api daily quota limit rid: /);
    expect(await say()).toMatch(/^.+ rid: /);
    expect(await say()).toBe("system error hint: [gJaf]");
  });

  test("responds with HTTP 200 and JSON, unless configured otherwise", async () => {
    const { simulator, send } = createSender();
    simulator.fail(PATH, 45065, { times: 1, fields: { msg_id: 7 } });
    simulator.fail(PATH, -1, { status: 503 });
    const first = await send(PATH);
    expect(first).toMatchObject({
      status: 200,
      headers: { "content-type": "application/json; encoding=utf-8" },
    });
    expect(JSON.parse(Buffer.from(first.body).toString())).toMatchObject({ errcode: 45065, msg_id: 7 });
    expect(await send(PATH)).toMatchObject({ status: 503, errcode: -1 });
  });

  test("uses failureContentType for failures, not for successes", async () => {
    const { send, token } = createSender({ failureContentType: "text/plain" });
    expect((await send(PATH)).headers).toEqual({ "content-type": "text/plain" });
    expect((await send(PATH, { query: { access_token: token } })).headers).toEqual({
      "content-type": "application/json; encoding=utf-8",
    });
  });

  test.each(["cgi-bin/user/info", "https://api.weixin.qq.com/cgi-bin/token", "/a?b=1", ""])(
    "throws a TypeError for the path %j, which would never match",
    (path) => {
      const { simulator } = createSender();
      expect(() => simulator.fail(path, -1)).toThrow(TypeError);
      expect(() => simulator.reply(path, {})).toThrow(TypeError);
      expect(() => simulator.limit(path, {})).toThrow(TypeError);
      expect(() => simulator.disconnect(path)).toThrow(TypeError);
    },
  );

  test.each([0, 1.5, Number.NaN])("throws a TypeError for the errcode %j", (errcode) => {
    const { simulator } = createSender();
    expect(() => simulator.fail(PATH, errcode)).toThrow(TypeError);
  });
});

test("a rid begins with the time, and is unique", async () => {
  const { simulator, read } = createSender();
  simulator.fail(PATH, -1);
  const rids = new Set<string>();
  for (let i = 0; i < 100; i++) rids.add((await read(PATH)).errmsg.slice(-26));
  expect(rids.size).toBe(100);
  for (const rid of rids) expect(Number.parseInt(rid.slice(0, 8), 16)).toBe(NOON_MS / 1000);
});

describe("delays", () => {
  test("latencyMs delays every response, setLatency changes it, reset restores it", async () => {
    const { simulator, waits, send, stableToken } = createSender({ latencyMs: 20 });
    await send(PATH);
    await stableToken();
    simulator.setLatency(0);
    await send(PATH);
    simulator.setLatency(5);
    await send(PATH);
    simulator.reset();
    await send(PATH);
    expect(waits).toEqual([20, 20, 5, 20]);
  });

  test("latencyMs as a function receives the response", async () => {
    const { waits, errcodes, send } = createSender({
      latencyMs: (call: { errcode?: number }) => (call.errcode === 41001 ? 300 : 0),
    });
    await errcodes(2);
    await send(PATH);
    expect(waits).toEqual([300]);
  });

  test("a failure's delayMs is added, and may be a function: a tenth of the rejections arrive late", async () => {
    let rejections = 0;
    const { simulator, waits, errcodes } = createSender({ latencyMs: 1 });
    simulator.fail(PATH, 40001, { times: 20, delayMs: () => (rejections++ % 10 === 9 ? 300 : 0) });
    await errcodes(20);
    expect(waits.filter((ms) => ms === 301)).toHaveLength(2);
    expect(waits.filter((ms) => ms === 1)).toHaveLength(18);
  });

  test("the response is decided on arrival: a late rejection is about a token that was invalid then", async () => {
    const releases: (() => void)[] = [];
    const client = createSimulatorClient({
      latencyMs: 10,
      wait: () => new Promise<void>((resolve) => releases.push(resolve)),
    });
    const { simulator, errcodeFor } = client;
    const token = simulator.issueToken();
    const late = errcodeFor(token);
    simulator.revokeToken();
    while (releases.length === 0) await Promise.resolve();
    for (const release of releases) release();
    expect(await late).toBe(0);
  });
});
