import axios from "axios";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createWechatSimulator, simulatorReply } from "../../../../../src/testing/index.ts";

const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
const WECOM = { corpid: "ww0123456789abcdef", corpsecret: "a-secret-of-wecom" };
const simulator = createWechatSimulator({ ...APP, ...WECOM });
const network = setupServer(...simulator.handlers);

beforeAll(() => network.listen({ onUnhandledRequest: "error" }));
afterEach(() => simulator.reset());
afterAll(() => network.close());

describe("the simulator's handlers for msw", () => {
  test("are the same array at each access", () => {
    expect(simulator.handlers).toBe(simulator.handlers);
  });

  test.each([
    "https://api.weixin.qq.com",
    "https://api2.weixin.qq.com",
    "https://sh.api.weixin.qq.com",
    "https://mp.weixin.qq.com",
    "https://api.wechat.com",
  ])("respond for %s", async (host) => {
    const { data } = await axios.get(`${host}/cgi-bin/user/info`, { params: { access_token: "none" } });
    expect(data).toMatchObject({ errcode: 40001 });
    expect(simulator.calls).toMatchObject([{ path: "/cgi-bin/user/info", errcode: 40001 }]);
  });

  test("respond for WeCom's host", async () => {
    const { data } = await axios.get("https://qyapi.weixin.qq.com/cgi-bin/gettoken", { params: WECOM });
    expect(data).toMatchObject({ errcode: 0, access_token: simulator.tokenCalls[0]?.issued });
  });

  test.each([
    "https://weixin.qq.com.example.com/",
    "http://api.weixin.qq.com/",
    "https://example.com/weixin.qq.com/",
  ])("ignore %s", async (url) => {
    expect(await getResponse([...simulator.handlers], new Request(url))).toBeUndefined();
    expect(simulator.calls).toEqual([]);
  });

  test("share their state with the listening server", async () => {
    const server = await simulator.listen();
    const params = { appid: APP.appid, secret: APP.secret, grant_type: "client_credential" };
    const { data } = await axios.get("https://api.weixin.qq.com/cgi-bin/token", { params });
    network.close();
    const response = await axios.get(`${server.url}/cgi-bin/user/info`, { params: data });
    network.listen({ onUnhandledRequest: "error" });
    await server.close();
    expect(response.data).toMatchObject({ errcode: 0, errmsg: "ok" });
  });

  test("pass bodies to the simulator, and bytes, statuses and headers back", async () => {
    simulator.reply("/wxa/getwxacodeunlimit", Buffer.from([0x89, 0x50, 0x00, 0xff]));
    const token = simulator.issueToken();
    const url = `https://api.weixin.qq.com/wxa/getwxacodeunlimit?access_token=${token}`;
    const image = await axios.post(url, { scene: "a=1" }, { responseType: "arraybuffer" });
    expect([...image.data]).toEqual([0x89, 0x50, 0x00, 0xff]);
    expect(image.headers["content-type"]).toBe("image/png");
    expect(simulator.calls[0]?.body).toEqual({ scene: "a=1" });
  });

  test("break the connection when the simulator does", async () => {
    simulator.disconnect("/cgi-bin/user/info");
    const error = await axios.get("https://api.weixin.qq.com/cgi-bin/user/info").catch((thrown) => thrown);
    expect(error.response).toBeUndefined();
    expect(error.request).toBeDefined();
  });

  test("can return a status that has no body", async () => {
    simulator.reply("/cgi-bin/user/info", simulatorReply({ status: 204, body: "" }));
    const params = { access_token: simulator.issueToken() };
    const { status } = await axios.get("https://api.weixin.qq.com/cgi-bin/user/info", { params });
    expect(status).toBe(204);
  });
});
