import MockAdapter from "axios-mock-adapter";
import { describe, expect, test } from "vitest";
import { SystemBusyError, UserError } from "../../../src/index.ts";
import { attach, rejectionOf, SEND, STABLE_TOKEN, startWechat, USER } from "../setup.ts";

describe.each(["before", "after"])("an axios-mock-adapter that was set up %s attachWechat", (when) => {
  async function startMocked() {
    const { client, simulator } = await startWechat();
    const api = client();
    let mock: MockAdapter | undefined;
    if (when === "before") mock = new MockAdapter(api as never);
    attach(api);
    mock ??= new MockAdapter(api as never);
    let fetched = 0;
    mock.onPost(STABLE_TOKEN).reply(() => {
      fetched += 1;
      return [200, { access_token: `mocked-${fetched}`, expires_in: 7200 }];
    });
    return { api, mock, simulator, fetched: () => fetched };
  }

  test("returns errcodes, which are typed errors", async () => {
    const { api, mock } = await startMocked();
    mock.onGet(USER).reply(200, { errcode: 43004, errmsg: "require subscribe" });
    await rejectionOf(api.get(USER), UserError);
    expect(mock.history.get?.length).toBe(1);
  });

  test("sees renewal and replay, and nothing reaches the network", async () => {
    const { api, mock, simulator, fetched } = await startMocked();
    mock
      .onPost(SEND)
      .reply(({ params }) =>
        params.access_token === "mocked-1"
          ? [200, { errcode: 42001, errmsg: "access_token expired" }]
          : [200, { errcode: 0, errmsg: "ok", used: params.access_token }],
      );
    expect((await api.post(SEND, {})).data.used).toBe("mocked-2");
    expect(fetched()).toBe(2);
    expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
  });

  test("sees the retries", async () => {
    const { api, mock } = await startMocked();
    mock.onPost(SEND).reply(200, { errcode: -1, errmsg: "system error" });
    expect((await rejectionOf(api.post(SEND, {}), SystemBusyError)).attempts).toBe(4);
    // A network error of this plugin has no code.
    mock.onGet(USER).networkErrorOnce().onGet(USER).reply(200, { openid: "o1" });
    expect((await api.get(USER)).data).toEqual({ openid: "o1" });
  });

  test("restores the network when it is removed", async () => {
    const { api, mock, simulator } = await startMocked();
    mock.restore();
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(simulator.calls.length).toBe(1);
  });
});
