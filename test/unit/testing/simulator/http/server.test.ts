import { Agent, request } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import {
  createWechatSimulator,
  type SimulatorServer,
  simulatorReply,
  type WechatSimulatorOptions,
} from "../../../../../src/testing/index.ts";

const servers: SimulatorServer[] = [];

async function listen(options: WechatSimulatorOptions = {}) {
  const simulator = createWechatSimulator(options);
  const server = await simulator.listen();
  servers.push(server);
  return { simulator, ...server };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

test("a token is fetched, used, revoked and fetched again over real HTTP", async () => {
  const { simulator, url } = await listen({ appid: "wx1", secret: "s" });
  const stableToken = async () => {
    const body = JSON.stringify({ grant_type: "client_credential", appid: "wx1", secret: "s" });
    const response = await fetch(`${url}/cgi-bin/stable_token`, { method: "POST", body });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const call = async (token: string) => {
    const response = await fetch(`${url}/cgi-bin/user/info?access_token=${token}&openid=o1`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json; encoding=utf-8");
    return ((await response.json()) as { errcode: number }).errcode;
  };
  const first = await stableToken();
  expect(await call(first)).toBe(0);
  simulator.revokeToken();
  expect(await call(first)).toBe(40001);
  expect(await call(await stableToken())).toBe(0);
  expect(simulator.calls.map(({ errcode, query }) => [errcode, query.openid])).toEqual([
    [0, "o1"],
    [40001, "o1"],
    [0, "o1"],
  ]);
  expect(simulator.tokenCalls).toHaveLength(2);
});

test("url is on loopback, and several servers share one state", async () => {
  const { simulator, url } = await listen();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const second = await simulator.listen();
  servers.push(second);
  expect(second.url).not.toBe(url);
  simulator.fail("/x", 40003, { times: 2 });
  for (const base of [url, second.url])
    expect(await (await fetch(`${base}/x`)).json()).toMatchObject({ errcode: 40003 });
});

test("listen accepts a port, and rejects when it is in use", async () => {
  const { simulator, url } = await listen();
  const port = Number(new URL(url).port);
  await expect(simulator.listen({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("a streamed upload without a length gets a 412 with an empty body", async () => {
  const { simulator, url } = await listen();
  const body = new Blob(["{}"]).stream();
  const response = await fetch(`${url}/cgi-bin/x`, { method: "POST", body, duplex: "half" } as RequestInit);
  expect(response.status).toBe(412);
  expect(await response.text()).toBe("");
  expect(simulator.calls).toMatchObject([{ status: 412 }]);
});

test("a picture arrives byte for byte", async () => {
  const { simulator, url } = await listen();
  const response = await fetch(`${url}/wxa/getwxacodeunlimit?access_token=${simulator.issueToken()}`, {
    method: "POST",
  });
  expect(response.headers.get("content-type")).toBe("image/png");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBe(Number(response.headers.get("content-length")));
  expect(bytes.subarray(-8, -4).toString()).toBe("IEND");
});

test("disconnect breaks the connection instead of responding, the given number of times", async () => {
  const { simulator, url } = await listen();
  simulator.disconnect("/x", { times: 1 });
  simulator.fail("/x", 40003);
  await expect(fetch(`${url}/x`)).rejects.toThrow();
  expect(await (await fetch(`${url}/x`)).json()).toMatchObject({ errcode: 40003 });
  expect(simulator.calls).toMatchObject([
    { errcode: undefined, status: undefined },
    { errcode: 40003, status: 200 },
  ]);
});

test("one keep-alive connection serves many calls", async () => {
  const { simulator, url } = await listen();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  const call = () =>
    new Promise<void>((resolve, reject) => {
      const sent = request(
        `${url}/x?access_token=${simulator.issueToken()}`,
        { agent, method: "POST" },
        (response) => {
          ports.add(response.socket.localPort);
          response.resume().on("end", resolve);
        },
      );
      sent.on("error", reject).end("{}");
    });
  for (let i = 0; i < 5; i++) await call();
  agent.destroy();
  expect(ports.size).toBe(1);
  expect(simulator.calls.map((seen) => seen.errcode)).toEqual([0, 0, 0, 0, 0]);
});

test("close resolves with open keep-alive connections and pending responses, and also the second time", async () => {
  const { simulator, url, close } = await listen({ wait: () => new Promise(() => {}) });
  const { port, hostname } = new URL(url);
  const idle = connect(Number(port), hostname);
  await new Promise((resolve) => idle.once("connect", resolve));
  simulator.setLatency(1);
  const outstanding = fetch(`${url}/x`).then(
    () => "answered",
    () => "cut",
  );
  while (simulator.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await close();
  await close();
  expect(await outstanding).toBe("cut");
  await expect(fetch(`${url}/x`)).rejects.toThrow();
  idle.destroy();
});

test("a thousand concurrent calls all get a response", async () => {
  const { simulator, url } = await listen();
  const token = simulator.issueToken();
  const errcodes = await Promise.all(
    Array.from({ length: 1000 }, async () => {
      const response = await fetch(`${url}/x?access_token=${token}`);
      return ((await response.json()) as { errcode: number }).errcode;
    }),
  );
  expect(new Set(errcodes)).toEqual(new Set([0]));
  expect(simulator.calls).toHaveLength(1000);
});

test("two simulators in one process share no state", async () => {
  const [one, two] = [await listen(), await listen()];
  one.simulator.fail("/x", -1);
  const response = await fetch(`${two.url}/x?access_token=${two.simulator.issueToken()}`);
  expect(await response.json()).toEqual({ errcode: 0, errmsg: "ok" });
  expect(one.simulator.calls).toEqual([]);
});

test("a response that cannot be written is a 500 that says why, and the server keeps running", async () => {
  const { simulator, url } = await listen({ failureContentType: "a\nb" });
  const response = await fetch(`${url}/cgi-bin/user/info`);
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/^The response could not be sent: TypeError/);
  const good = await fetch(`${url}/cgi-bin/user/info?access_token=${simulator.issueToken()}`);
  expect(good.status).toBe(200);
});

test("a status without a body has no length either", async () => {
  const { simulator, url } = await listen();
  simulator.reply("/x", simulatorReply({ status: 204, body: "x" }));
  const response = await fetch(`${url}/x?access_token=${simulator.issueToken()}`);
  expect(response.status).toBe(204);
  expect(response.headers.get("content-length")).toBeNull();
});
