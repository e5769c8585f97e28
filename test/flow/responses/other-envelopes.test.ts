import axios from "axios";
import { describe, expect, it } from "vitest";
import { errcodeInterceptor, WechatApiError } from "../../../src/index.ts";
import { attach, rejectionOf, startFlow } from "../setup.ts";

const FAMILIES = [
  ["post", "/cgi-bin/express/local/business/order/add", { resultcode: 930559, resultmsg: "no shop" }],
  ["get", "/publisher/stat", { base_resp: { ret: 45009, err_msg: "too many" } }],
  ["post", "/wxa/operationams", { ret: "2056", err_msg: "no agency" }],
] as const;
const codeOf = (body: (typeof FAMILIES)[number][2]) =>
  "resultcode" in body ? body.resultcode : Number("ret" in body ? body.ret : body.base_resp.ret);

describe.each(FAMILIES)("%s %s, which reports failures in its own format", (method, url, body) => {
  it.each(["json", "text", "arraybuffer"] as const)(
    "rejects, as a response of type %s",
    async (responseType) => {
      const { api, simulator } = await startFlow({ retry: false });
      simulator.reply(url, { errcode: 0, ...body });
      const error = await rejectionOf(api.request({ method, url, responseType }), WechatApiError);
      expect(error).toMatchObject({ errcode: codeOf(body), path: url });
      expect(error.errmsg).not.toBe("");
    },
  );

  it("is a success with a code of 0, and an errcode still counts", async () => {
    const { api, simulator } = await startFlow({ retry: false });
    const ok = { resultcode: 0, base_resp: { ret: 0 }, ret: 0, list: [1] };
    simulator.reply(url, ok);
    expect((await api.request({ method, url })).data).toEqual(ok);
    simulator.reply(url, { errcode: 48001, errmsg: "api unauthorized" });
    expect(await rejectionOf(api.request({ method, url }), WechatApiError)).toMatchObject({ errcode: 48001 });
  });

  it("can be read by the caller's own readEnvelope", async () => {
    const { api, simulator } = await startFlow({ retry: false, readEnvelope: () => ({ errcode: 0 }) });
    simulator.reply(url, body);
    expect((await api.request({ method, url })).data).toEqual(body);
  });

  it("is typed by the interceptor alone, and by the safety net", async () => {
    const { api, simulator, client } = await startFlow({ retry: false });
    simulator.reply(url, body);
    const bypassing = client();
    // Registered before the attach, it runs after our interceptor and removes the exchange.
    bypassing.interceptors.request.use((config) => ({ ...config, adapter: axios.getAdapter("http") }));
    attach(bypassing);
    const access_token = await tokenOf(api);
    const call = { method, url, params: { access_token } };
    await rejectionOf(bypassing.request(call), WechatApiError);

    const alone = client();
    alone.interceptors.response.use(errcodeInterceptor());
    expect(await rejectionOf(alone.request(call), WechatApiError)).toMatchObject({ errcode: codeOf(body) });
  });
});

async function tokenOf(api: { defaults: { baseURL?: string | undefined } }): Promise<string> {
  const { data } = await axios.post(`${api.defaults.baseURL}/cgi-bin/stable_token`, {
    grant_type: "client_credential",
    appid: "wx0123456789abcdef",
    secret: "0123456789abcdef-appsecret",
  });
  return data.access_token;
}

it("those names are ignored on all other paths", async () => {
  const { api, simulator } = await startFlow();
  const body = { resultcode: 7, ret: 7, base_resp: { ret: 7 } };
  simulator.reply("/cgi-bin/user/info", body);
  // The first call waits for a token, and takes another code path.
  for (const _ of [1, 2]) expect((await api.get("/cgi-bin/user/info")).data).toEqual(body);
});
