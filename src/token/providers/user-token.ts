import { type TokenGrant, type TokenProvider, USER_TOKEN_ERRCODES } from "../provider.ts";
import { requireCredentials } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { type RefreshTokenKeeper, requireRefreshToken } from "./request/refresh-token.ts";

/** The refresh_token is invalid or has expired. */
const REFRESH_TOKEN_ENDED = [40030, 42002];

/** A user who has authorized a web page or an app (网页授权). */
export interface UserTokenOptions {
  /** The account's appid. */
  readonly appid: string | undefined;
  /** The user's OpenID. */
  readonly openid: string | undefined;
  /** Where the user's refresh_token is stored, which came with the first access_token. */
  readonly refreshToken: RefreshTokenKeeper;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeChat's host. */
  readonly baseURL?: string | undefined;
}

/**
 * A user's own tokens, from `GET /sns/oauth2/refresh_token`, for calls of `/sns/`. When the refresh_token has ended (42002,
 * 40030), the user must authorize again.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsrefreshtoken
 */
export function userTokenProvider(options: UserTokenOptions): TokenProvider {
  const { appid, openid } = requireCredentials("userTokenProvider", options, {
    ids: ["appid", "openid"],
    others: ["refreshToken"],
  });
  const { baseURL } = options;
  const useRefreshToken = requireRefreshToken("userTokenProvider", options.refreshToken, {
    field: "refresh_token",
    invalid: REFRESH_TOKEN_ENDED,
  });
  return {
    key: `user:${appid}:${openid}`,
    tokenErrcodes: USER_TOKEN_ERRCODES,
    product: "mp",
    async fetch(request) {
      const granted = await useRefreshToken(request.signal, async (refresh_token) => {
        const body = await requestTokenEndpoint(
          request,
          { baseURL, product: "mp" },
          {
            method: "get",
            url: "/sns/oauth2/refresh_token",
            params: { appid, grant_type: "refresh_token", refresh_token },
          },
        );
        if (typeof body.openid === "string" && body.openid !== openid) {
          throw new Error("userTokenProvider: refreshToken.load() returned another user's refresh token");
        }
        return body;
      });
      return granted as unknown as TokenGrant;
    },
  };
}
