import { describe, expect, test } from "vitest";
import { AccessTokenError } from "../../src/index.ts";
import { attach, rejectionOf, startFlow, startWechat, tokensOf, USER } from "./setup.ts";

const hostOf = (url: string) => new URL(url).host;

/** One WeChat with the plugin, warm; and a stranger on another port, who answers anything. */
async function startBeside(options: Parameters<typeof startFlow>[0] = {}) {
  const stranger = await startWechat();
  stranger.simulator.reply("*", { ok: true }, { token: false });
  const home = await startFlow(options);
  return { ...home, stranger };
}

describe("the token reaches no host that is not one of hosts", () => {
  test("by an absolute URL", async () => {
    const { api, simulator, stranger } = await startBeside();
    await api.get(USER);
    await api.get(`${stranger.url}${USER}`);
    await api.post(`${stranger.url}${USER}`, { n: 1 }, { params: { n: 1 } });
    expect(tokensOf(stranger.simulator)).toEqual([undefined, undefined]);
    expect(tokensOf(simulator)).toEqual([expect.any(String)]);
  });

  test("by a baseURL of the call", async () => {
    const { api, stranger } = await startBeside();
    await api.get(USER);
    await api.get(USER, { baseURL: stranger.url });
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
  });

  test("by a request interceptor that sends the call elsewhere, before or after the attach", async () => {
    const { stranger, client, simulator } = await startBeside();
    for (const when of ["before", "after"]) {
      const api = client();
      const elsewhere = () =>
        api.interceptors.request.use((config) => Object.assign(config, { baseURL: stranger.url }));
      if (when === "before") elsewhere();
      attach(api);
      if (when === "after") elsewhere();
      await api.get(USER);
    }
    expect(tokensOf(stranger.simulator)).toEqual([undefined, undefined]);
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test("by a name that only begins or ends like a trusted one", async () => {
    const { api, stranger } = await startBeside({ hosts: ["127.0.0.1.example.com", "evil-127.0.0.1"] });
    await api.get(`${stranger.url}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
  });

  test("by an address with a user name that looks like the host", async () => {
    const { api, url, stranger } = await startBeside();
    await api.get(`http://${hostOf(url).replace(":", "%3A")}@${hostOf(stranger.url)}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
  });

  test("not when hosts is empty, and the instance's own is none of them either", async () => {
    const { api, simulator } = await startBeside({ hosts: [] });
    await rejectionOf(api.get(USER), AccessTokenError);
    expect(tokensOf(simulator)).toEqual([undefined]);
    expect(simulator.tokenCalls.length).toBe(0);
  });
});

describe("hosts says who may have it", () => {
  test("a name without a port stands for every port of it", async () => {
    const { api, stranger } = await startBeside({ hosts: ["127.0.0.1"] });
    await api.get(USER);
    await api.get(`${stranger.url}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([expect.any(String)]);
  });

  test("a name with a port stands for that one", async () => {
    const stranger = await startWechat();
    stranger.simulator.reply("*", { ok: true }, { token: false });
    const wechat = await startWechat();
    const { api, simulator } = await startFlow({ hosts: [hostOf(wechat.url)] }, { wechat });
    await api.get(`${stranger.url}${USER}`);
    await api.get(USER);
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
    expect(tokensOf(simulator)).toEqual([expect.any(String)]);
  });

  test("failoverHosts may have it always", async () => {
    const stranger = await startWechat();
    stranger.simulator.reply("*", { ok: true }, { token: false });
    const { api } = await startFlow({ failoverHosts: [hostOf(stranger.url)] });
    await api.get(`${stranger.url}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([expect.any(String)]);
  });

  test("the default follows the instance's baseURL", async () => {
    const { api, simulator, stranger } = await startBeside();
    await api.get(USER);
    api.defaults.baseURL = stranger.url;
    await api.get(USER);
    expect(tokensOf(stranger.simulator)).toEqual([tokensOf(simulator)[0]]);
  });
});

test("a token errcode of a host that never got the token is a typed error, and starts no renewal", async () => {
  const { api, simulator, stranger } = await startBeside();
  await api.get(USER);
  stranger.simulator.fail("*", 40001);
  const error = await rejectionOf(api.get(`${stranger.url}${USER}`), AccessTokenError);
  expect(error).toMatchObject({ errcode: 40001, attempts: 1 });
  expect(stranger.simulator.calls.length).toBe(1);
  expect(simulator.tokenCalls.length).toBe(1);
});
