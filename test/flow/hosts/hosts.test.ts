import { describe, expect, test } from "vitest";
import { AccessTokenError } from "../../../src/index.ts";
import { attach, rejectionOf, startFlow, startWechat, tokensOf, USER } from "../setup.ts";

const hostOf = (url: string) => new URL(url).host;

/** A WeChat with the plugin, after a first call; and another server on another port, which responds to everything. */
async function startWithStranger(options: Parameters<typeof startFlow>[0] = {}) {
  const stranger = await startWechat();
  stranger.simulator.reply("*", { ok: true }, { token: false });
  const home = await startFlow(options);
  return { ...home, stranger };
}

describe("the token is not sent to a host that is not in hosts,", () => {
  test("by an absolute URL", async () => {
    const { api, simulator, stranger } = await startWithStranger();
    await api.get(USER);
    await api.get(`${stranger.url}${USER}`);
    await api.post(`${stranger.url}${USER}`, { n: 1 }, { params: { n: 1 } });
    expect(tokensOf(stranger.simulator)).toEqual([undefined, undefined]);
    expect(tokensOf(simulator)).toEqual([expect.any(String)]);
  });

  test("by a call's own baseURL", async () => {
    const { api, stranger } = await startWithStranger();
    await api.get(USER);
    await api.get(USER, { baseURL: stranger.url });
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
  });

  test("by a request interceptor that redirects the call, before or after attachWechat", async () => {
    const { stranger, client, simulator } = await startWithStranger();
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
    const { api, stranger } = await startWithStranger({ hosts: ["127.0.0.1.example.com", "evil-127.0.0.1"] });
    await api.get(`${stranger.url}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
  });

  test("by a URL with a user name that looks like the host", async () => {
    const { api, url, stranger } = await startWithStranger();
    await api.get(`http://${hostOf(url).replace(":", "%3A")}@${hostOf(stranger.url)}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
  });

  test("even if hosts is empty and the host is the instance's own", async () => {
    const { api, simulator } = await startWithStranger({ hosts: [] });
    await rejectionOf(api.get(USER), AccessTokenError);
    expect(tokensOf(simulator)).toEqual([undefined]);
    expect(simulator.tokenCalls.length).toBe(0);
  });
});

describe("hosts defines which hosts get the token:", () => {
  test("a name without a port includes all of its ports", async () => {
    const { api, stranger } = await startWithStranger({ hosts: ["127.0.0.1"] });
    await api.get(USER);
    await api.get(`${stranger.url}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([expect.any(String)]);
  });

  test("a name with a port includes only that port", async () => {
    const stranger = await startWechat();
    stranger.simulator.reply("*", { ok: true }, { token: false });
    const wechat = await startWechat();
    const { api, simulator } = await startFlow({ hosts: [hostOf(wechat.url)] }, { wechat });
    await api.get(`${stranger.url}${USER}`);
    await api.get(USER);
    expect(tokensOf(stranger.simulator)).toEqual([undefined]);
    expect(tokensOf(simulator)).toEqual([expect.any(String)]);
  });

  test("failoverHosts are always included", async () => {
    const stranger = await startWechat();
    stranger.simulator.reply("*", { ok: true }, { token: false });
    const { api } = await startFlow({ failoverHosts: [hostOf(stranger.url)] });
    await api.get(`${stranger.url}${USER}`);
    expect(tokensOf(stranger.simulator)).toEqual([expect.any(String)]);
  });

  test("the default follows the instance's baseURL", async () => {
    const { api, simulator, stranger } = await startWithStranger();
    await api.get(USER);
    api.defaults.baseURL = stranger.url;
    await api.get(USER);
    expect(tokensOf(stranger.simulator)).toEqual([tokensOf(simulator)[0]]);
  });
});

test("a token errcode of a host that never got the token is a typed error, and starts no renewal", async () => {
  const { api, simulator, stranger } = await startWithStranger();
  await api.get(USER);
  stranger.simulator.fail("*", 40001);
  const error = await rejectionOf(api.get(`${stranger.url}${USER}`), AccessTokenError);
  expect(error).toMatchObject({ errcode: 40001, attempts: 1 });
  expect(stranger.simulator.calls.length).toBe(1);
  expect(simulator.tokenCalls.length).toBe(1);
});
