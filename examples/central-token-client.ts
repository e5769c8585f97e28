// Takes its tokens from central-token-server.ts; it needs no appsecret.
import axios from "axios";
import { attachWechat } from "axios-wechat";

const { TOKEN_SERVER_URL = "http://127.0.0.1:8080", TOKEN_SERVER_KEY } = process.env;

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  // A function is a provider. `http` has the proxy, agents and timeout of `api`, but not its interceptors;
  // `rejected` is the token that WeChat has refused, if that is why a new one is wanted.
  provider: async ({ http, rejected, signal }) => {
    const headers = { Authorization: `Bearer ${TOKEN_SERVER_KEY}` };
    const { data } = await http.post(TOKEN_SERVER_URL, { rejected }, { headers, signal });
    return { access_token: data.access_token, expires_in: data.expires_in };
  },
  refreshAheadMs: 30_000, // of the 120 s for which the server hands a token out
  onRefresh: ({ reason, outcome }) => console.log(`token: ${reason}, ${outcome}`),
});

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat answered with ${data.ip_list.length} addresses`);
