// A third-party platform (第三方平台): its own token is used to fetch the tokens of its accounts.
import axios from "axios";
import {
  attachWechat,
  authorizerProvider,
  componentProvider,
  createTokenManager,
  tokenManagers,
} from "axios-wechat";

const { COMPONENT_APPID: component_appid, COMPONENT_APPSECRET: component_appsecret } = process.env;
const { COMPONENT_VERIFY_TICKET = "", AUTHORIZER_APPID = "", AUTHORIZER_REFRESH_TOKEN = "" } = process.env;
const baseURL = process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com";

// Use a database in production. WeChat pushes a new ticket every ten minutes. Never lose a refresh token.
const tickets = [COMPONENT_VERIFY_TICKET];
const refreshTokens = new Map([[AUTHORIZER_APPID, AUTHORIZER_REFRESH_TOKEN]]);

const credentials = { component_appid, component_appsecret, ticket: () => tickets.at(-1) ?? "", baseURL };
const component = createTokenManager({ provider: componentProvider(credentials) });
const platform = axios.create({ baseURL });
attachWechat(platform, { tokens: component }); // for calls of the platform; sends component_access_token

const merchants = tokenManagers({
  provider(authorizer_appid) {
    const load = () => refreshTokens.get(authorizer_appid) ?? "";
    const save = (value: string) => {
      refreshTokens.set(authorizer_appid, value); // WeChat has replaced the refresh token
      console.log("saved a new refresh token");
    };
    const refreshToken = { load, save };
    return authorizerProvider({ component, component_appid, authorizer_appid, refreshToken });
  },
});
const api = axios.create({ baseURL });
attachWechat(api, { accounts: merchants }); // one instance for all: each call names its merchant
await platform.post("/cgi-bin/component/api_create_preauthcode", { component_appid });
console.log("platform: ok");
await api.get("/cgi-bin/user/get", { wechat: { account: AUTHORIZER_APPID } });
console.log(`${AUTHORIZER_APPID}: ok`);
