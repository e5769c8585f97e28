import { COMPONENT_TOKEN_ERRCODES, type TokenProvider, withTokenKind } from "../provider.ts";
import { requireCredentials } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { type ParentManager, requireParent } from "./request/parent-token.ts";
import { type RefreshTokenKeeper, requireRefreshToken } from "./request/refresh-token.ts";

/** The authorizer_refresh_token is not, or no longer, the valid one. */
const REFRESH_TOKEN_INVALID = 61023;

/** An account that authorized a third-party platform. */
export interface AuthorizerOptions {
  /** The platform's own tokens: `createTokenManager({ provider: componentProvider(…) })`. */
  readonly component: ParentManager;
  /** The platform's appid. */
  readonly component_appid: string | undefined;
  /** The appid of the account that authorized it. */
  readonly authorizer_appid: string | undefined;
  /** Where the account's authorizer_refresh_token is stored. */
  readonly refreshToken: RefreshTokenKeeper;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeChat's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of an account that authorized a third-party platform, from `POST /cgi-bin/component/api_authorizer_token`.
 * A refresh token that WeChat changed is saved before the new access_token is used.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/ThirdParty/token/api_authorizer_token.html
 */
export function authorizerProvider(options: AuthorizerOptions): TokenProvider {
  const { component_appid, authorizer_appid } = requireCredentials("authorizerProvider", options, {
    ids: ["component_appid", "authorizer_appid"],
    others: ["component", "refreshToken"],
  });
  const { baseURL } = options;
  const component = requireParent(
    "authorizerProvider",
    "component",
    options.component,
    COMPONENT_TOKEN_ERRCODES,
  );
  const useRefreshToken = requireRefreshToken("authorizerProvider", options.refreshToken, {
    field: "authorizer_refresh_token",
    invalid: [REFRESH_TOKEN_INVALID],
  });
  return withTokenKind("access_token", {
    key: `authorizer:${component_appid}:${authorizer_appid}`,
    product: "mp",
    async fetch(request) {
      const granted = await useRefreshToken(request.signal, (authorizer_refresh_token) =>
        component.use(request, (component_access_token) =>
          requestTokenEndpoint(
            request,
            { baseURL, product: "open" },
            {
              method: "post",
              url: "/cgi-bin/component/api_authorizer_token",
              params: { component_access_token },
              data: { component_appid, authorizer_appid, authorizer_refresh_token },
            },
          ),
        ),
      );
      return {
        access_token: granted.authorizer_access_token as string,
        expires_in: granted.expires_in as number,
      };
    },
  });
}
