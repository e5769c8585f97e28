// A central token server (中控服务器). Only it has the appsecret. Its client is central-token-client.ts.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { clientCredentialProvider, createTokenManager } from "axios-wechat";

const { WECHAT_APPID: appid = "", WECHAT_SECRET: secret = "", TOKEN_SERVER_KEY, PORT = "8080" } = process.env;
if (!TOKEN_SERVER_KEY)
  throw new Error("Set TOKEN_SERVER_KEY. Keep it secret, because it gives access to your tokens");

const baseURL = process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com";
const tokens = createTokenManager({ provider: clientCredentialProvider({ appid, secret, baseURL }) });

/** Clients request a token again after this time, or earlier if WeChat rejects it. */
const EXPIRES_IN_SECONDS = 120;

// POST { rejected? } → { access_token, expires_in }. Run it in a private network or behind TLS.
const server = createServer(async (request, response) => {
  const respond = (status: number, body: object) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  if (request.headers.authorization !== `Bearer ${TOKEN_SERVER_KEY}`)
    return respond(401, { error: "unauthorized" });
  try {
    const { rejected } = JSON.parse((await text(request)) || "{}") as { rejected?: unknown };
    // Renews only if the rejected token is still the current one, so many concurrent clients cause one fetch.
    const renew = typeof rejected === "string" && rejected !== "";
    const access_token = renew ? await tokens.refresh(rejected) : await tokens.get();
    return respond(200, { access_token, expires_in: EXPIRES_IN_SECONDS });
  } catch (error) {
    return respond(502, { error: error instanceof Error ? error.message : "no token" });
  }
});
server.listen(Number(PORT), () => console.log("listening", server.address()));
