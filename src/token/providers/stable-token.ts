import { type TokenGrant, type TokenProvider, withTokenKind } from "../provider.ts";
import { requireCredentials, type SecretSource } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { secretFrom } from "./request/secret-from.ts";

/** An official account's or mini program's own credentials. */
export interface AppCredentials {
  /** The account's appid. */
  readonly appid: string | undefined;
  /** Its appsecret, or a function that returns it for each fetch. */
  readonly secret: SecretSource | undefined;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeChat's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens from `POST /cgi-bin/stable_token`. All processes get the same token, so they need no shared store. The default
 * for `appid` and `secret`.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 */
export function stableTokenProvider(credentials: AppCredentials): TokenProvider {
  const { appid, secret } = requireCredentials("stableTokenProvider", credentials, {
    ids: ["appid"],
    secrets: ["secret"],
  });
  const { baseURL } = credentials;
  return withTokenKind("access_token", {
    key: `stable_token:${appid}`,
    canForce: true,
    async fetch(request) {
      const response = await requestTokenEndpoint(
        request,
        { baseURL, product: "mp" },
        {
          method: "post",
          url: "/cgi-bin/stable_token",
          data: {
            grant_type: "client_credential",
            appid,
            secret: await secretFrom("stableTokenProvider: secret()", secret),
            force_refresh: request.force,
          },
        },
      );
      return response as unknown as TokenGrant;
    },
  });
}
