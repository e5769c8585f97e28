import { type TokenGrant, type TokenProvider, withTokenKind } from "../provider.ts";
import { requireCredentials } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { secretFrom } from "./request/secret-from.ts";
import type { AppCredentials } from "./stable-token.ts";

/**
 * Tokens from `GET /cgi-bin/token`. Every fetch invalidates the previous token, so processes without a shared store
 * invalidate each other's: prefer {@link stableTokenProvider}.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken.html
 */
export function clientCredentialProvider(credentials: AppCredentials): TokenProvider {
  const { appid, secret } = requireCredentials("clientCredentialProvider", credentials, {
    ids: ["appid"],
    secrets: ["secret"],
  });
  const { baseURL } = credentials;
  return withTokenKind("access_token", {
    key: `token:${appid}`,
    async fetch(request) {
      const response = await requestTokenEndpoint(
        request,
        { baseURL, product: "mp" },
        {
          method: "get",
          url: "/cgi-bin/token",
          params: {
            grant_type: "client_credential",
            appid,
            secret: await secretFrom("clientCredentialProvider: secret()", secret),
          },
        },
      );
      return response as unknown as TokenGrant;
    },
  });
}
