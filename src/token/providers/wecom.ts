import { createHash } from "node:crypto";
import { type TokenGrant, type TokenProvider, WECOM_TOKEN_ERRCODES, withTokenKind } from "../provider.ts";
import { requireText } from "./credentials.ts";
import { askEndpoint } from "./endpoint.ts";

/** A WeCom application's credentials. */
export interface WecomCredentials {
  /** The corp's id. */
  readonly corpid: string | undefined;
  /** The secret of one application of the corp. */
  readonly corpsecret: string | undefined;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeCom's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of a WeCom (企业微信) application, from `GET /cgi-bin/gettoken`. 40001 means a wrong secret in WeCom, so only 40014
 * and 42001 mean a rejected token.
 *
 * @throws {TypeError} when corpid or corpsecret is missing
 * @see https://developer.work.weixin.qq.com/document/path/91039
 */
export function wecomProvider(credentials: WecomCredentials): TokenProvider {
  const { corpid, corpsecret } = requireText("wecomProvider", credentials, ["corpid", "corpsecret"]);
  const { baseURL } = credentials;
  // The applications of one corp share its corpid and have a token each: the secret's hash tells them apart.
  const application = createHash("sha256").update(corpsecret).digest("hex").slice(0, 16);
  return withTokenKind("access_token", {
    key: `wecom:${corpid}:${application}`,
    tokenErrcodes: WECOM_TOKEN_ERRCODES,
    product: "wecom",
    async fetch(request) {
      const response = await askEndpoint(
        request,
        { baseURL, product: "wecom" },
        { method: "get", url: "/cgi-bin/gettoken", params: { corpid, corpsecret } },
      );
      return response as unknown as TokenGrant;
    },
  });
}
