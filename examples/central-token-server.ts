// 中控服务器: the one process that has the appsecret. The others ask it for tokens: see central-token-client.ts.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { clientCredentialProvider, createTokenManager } from "axios-wechat";

const { WECHAT_APPID: appid = "", WECHAT_SECRET: secret = "", TOKEN_SERVER_KEY, PORT = "8080" } = process.env;
if (!TOKEN_SERVER_KEY) throw new Error("Set TOKEN_SERVER_KEY: whoever has it can call WeChat in your name");

const baseURL = process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com";
const tokens = createTokenManager({ provider: clientCredentialProvider({ appid, secret, baseURL }) });

/** Clients ask again after this; sooner when WeChat refuses the token. */
const EXPIRES_IN_SECONDS = 120;

// POST { rejected? } → { access_token, expires_in }. Keep it in a private network, or put TLS in front.
const server = createServer(async (request, response) => {
  const answer = (status: number, body: object) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  if (request.headers.authorization !== `Bearer ${TOKEN_SERVER_KEY}`) return answer(401, { error: "who?" });
  try {
    const { rejected } = JSON.parse((await text(request)) || "{}") as { rejected?: unknown };
    // Renews only if the refused token is still the current one: a hundred clients at once cost one fetch.
    const renew = typeof rejected === "string" && rejected !== "";
    const access_token = renew ? await tokens.refresh(rejected) : await tokens.get();
    return answer(200, { access_token, expires_in: EXPIRES_IN_SECONDS });
  } catch (error) {
    return answer(502, { error: error instanceof Error ? error.message : "no token" });
  }
});
server.listen(Number(PORT), () => console.log("listening", server.address()));
