// Gets its tokens from central-token-server.ts and needs no appsecret.
import axios from "axios";
import { attachWechat } from "axios-wechat";

const { TOKEN_SERVER_URL = "http://127.0.0.1:8080", TOKEN_SERVER_KEY } = process.env;

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  // A provider can be a function. `http` has the proxy, agents and timeout of `api`, but no interceptors.
  // `rejected` is set if WeChat rejected a token.
  provider: async ({ http, rejected, signal }) => {
    const headers = { Authorization: `Bearer ${TOKEN_SERVER_KEY}` };
    const { data } = await http.post(TOKEN_SERVER_URL, { rejected }, { headers, signal });
    return { access_token: data.access_token, expires_in: data.expires_in };
  },
  refreshAheadMs: 30_000, // the server issues tokens for 120 s
  onRefresh: ({ reason, outcome }) => console.log(`token: ${reason}, ${outcome}`),
});

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat returned ${data.ip_list.length} IP addresses`);
