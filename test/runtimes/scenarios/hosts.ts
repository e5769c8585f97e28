import { AxiosError } from "axios";
import { isWechatError, RedirectError, SystemBusyError, TokenFetchError } from "axios-wechat";
import { equal, ok, rejectionOf } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { DOWNLOAD, type Scene, SEND, USER } from "../scene/scene.ts";

/** A host that redirects everything to another. */
const redirecting = (scene: Scene, status: number, to: string) =>
  scene.host({ status, headers: { Location: `${to}{url}` }, body: "" });

const hostOf = (url: string) => new URL(url).host;

/** Where a request may go, and what it takes along. */
export const hosts: Group = {
  "a redirect inside `hosts` is followed": async (scene) => {
    const first = await redirecting(scene, 307, scene.url);
    await scene.simulator.reply(USER, { body: { errcode: 0, nickname: "a" } });
    const provider = async () => ({ access_token: await scene.simulator.issueToken(), expires_in: 7200 });
    const hosts = [first.host, hostOf(scene.url)];
    const api = scene.attach({ provider, hosts }, { baseURL: first.url });
    equal((await api.post(USER, { openid: "o1" })).data.nickname, "a");
    equal((await scene.simulator.calls())[0]?.body, { openid: "o1" });
  },
  "a redirect out of `hosts` takes neither token nor body along": async (scene) => {
    const stranger = await scene.host({});
    for (const status of [302, 307]) {
      const first = await redirecting(scene, status, stranger.url);
      const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: first.url });
      const error = await rejectionOf(api.post(SEND, { private: 1 }), RedirectError);
      equal([error.from, error.to], [first.host, stranger.host]);
    }
    equal((await stranger.arrived()).length, 0, "the number of requests to the stranger");
  },
  "a download is redirected to another host without credentials": async (scene) => {
    const cdn = await scene.host({ body: "the file" });
    const first = await scene.host({ status: 302, headers: { Location: `${cdn.url}/file?id=1` } });
    const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: first.url });
    equal((await api.get(DOWNLOAD, { headers: { "X-Other": "kept" } })).data, "the file");
    const [request] = await cdn.arrived();
    equal([request?.url, request?.headers["x-other"]], ["/file?id=1", "kept"]);
  },
  "a token request follows no redirect to another host": async (scene) => {
    const stranger = await scene.host({ body: { access_token: "theirs", expires_in: 7200 } });
    const first = await redirecting(scene, 307, stranger.url);
    const error = await rejectionOf(scene.attach({}, { baseURL: first.url }).get(USER), TokenFetchError);
    ok(error.cause instanceof RedirectError, "its cause is the redirect");
    equal((await stranger.arrived()).length, 0, "the number of requests to the stranger");
  },
  "an absolute URL to another host gets no token, and its errcodes are its own": async (scene) => {
    const stranger = await scene.host({ body: { errcode: -1 } });
    const { data } = await scene.attach().get(`${stranger.url}/robot/send`);
    equal(data, { errcode: -1 });
    const arrived = await stranger.arrived();
    equal([arrived.length, arrived[0]?.url], [1, "/robot/send"]);
  },
  "a fault of another host is the caller's own": async (scene) => {
    const stranger = await scene.host({ status: 503, body: "down" });
    const error = await rejectionOf(scene.attach().put(`${stranger.url}/x`, {}), AxiosError);
    equal([error.response?.status, isWechatError(error)], [503, false]);
    equal((await stranger.arrived()).length, 1, "the number of requests");
  },
  "a caller's own token goes along as it is": async (scene) => {
    const host = await scene.host({});
    const provider = scene.ownTokens();
    const api = scene.attach({ provider }, { baseURL: host.url });
    await api.get(USER, { params: { access_token: "mine" } });
    equal([(await host.arrived())[0]?.url, provider.made.length], [`${USER}?access_token=mine`, 0]);
  },
};

/** Failover, by what a runtime says of a connection that was never made. */
export const failover: Group = {
  "a refused connection goes to the next host": async (scene) => {
    const baseURL = `http://${await scene.deadHost()}`;
    const api = scene.attach({ failoverHosts: [hostOf(scene.url)] }, { baseURL });
    equal((await api.post(SEND, { touser: "o1" })).data.errcode, 0);
    equal((await scene.simulator.tokenCalls()).length, 1, "the number of token requests");
    equal((await scene.simulator.calls())[0]?.body, { touser: "o1" });
  },
  "a host that is not found goes to the next host": async (scene) => {
    const baseURL = "http://no-such-host.invalid";
    const api = scene.attach({ failoverHosts: [hostOf(scene.url)] }, { baseURL });
    equal((await api.post(SEND, { touser: "o1" })).data.errcode, 0);
  },
  "an errcode goes to no other host": async (scene) => {
    const other = await scene.host({});
    await scene.simulator.fail(SEND, -1);
    const error = await rejectionOf(
      scene.attach({ failoverHosts: [other.host] }).post(SEND, {}),
      SystemBusyError,
    );
    equal([error.attempts, (await other.arrived()).length], [4, 0]);
  },
  "a connection that was cut goes to no other host": async (scene) => {
    const other = await scene.host({});
    await scene.simulator.disconnect(SEND);
    await rejectionOf(scene.attach({ failoverHosts: [other.host] }).post(SEND, {}), AxiosError);
    equal((await other.arrived()).length, 0, "the number of requests to the next host");
  },
};
