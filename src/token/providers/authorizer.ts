import { isWechatApiError } from "../../errors/guards.ts";
import { seal } from "../../errors/seal.ts";
import type { TokenManager } from "../manager.ts";
import { COMPONENT_TOKEN_ERRCODES, type TokenProvider, type TokenRequest } from "../provider.ts";
import { requireText } from "./credentials.ts";
import { askEndpoint } from "./endpoint.ts";

/** Where the platform stores an account's authorizer_refresh_token. If it is lost, the account must authorize again. */
export interface RefreshTokenKeeper {
  /** Returns the latest one. Called before each request for a token. */
  load(): string | Promise<string>;
  /** Stores a new one. The access_token that came with it is used only after this has resolved. */
  save(refreshToken: string): void | Promise<void>;
}

/** An account that authorized a third-party platform. */
export interface AuthorizerOptions {
  /** The platform's own tokens: `createTokenManager({ provider: componentProvider(…) })`. */
  readonly component: TokenManager;
  /** The platform's appid. */
  readonly component_appid: string | undefined;
  /** The appid of the account that authorized it. */
  readonly authorizer_appid: string | undefined;
  /** Where the account's authorizer_refresh_token is stored. */
  readonly refreshToken: RefreshTokenKeeper;
  /** Where the token endpoint is. Default: the instance's baseURL without a trailing `/cgi-bin`, else WeChat's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of an account that authorized a third-party platform, from `POST /cgi-bin/component/api_authorizer_token`.
 * A refresh token that WeChat changed is saved before the new access_token is used.
 *
 * @throws {TypeError} when an option is missing
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/ThirdParty/token/api_authorizer_token.html
 */
export function authorizerProvider(options: AuthorizerOptions): TokenProvider {
  const { component_appid, authorizer_appid } = requireText("authorizerProvider", options, [
    "component_appid",
    "authorizer_appid",
  ]);
  const { component, refreshToken, baseURL } = options;
  if (typeof component?.get !== "function" || typeof component.refresh !== "function") {
    throw new TypeError("authorizerProvider: component must be a TokenManager");
  }
  if (typeof refreshToken?.load !== "function" || typeof refreshToken.save !== "function") {
    throw new TypeError("authorizerProvider: refreshToken must be an object with load and save");
  }
  /** A refresh token that could not be saved. It is the valid one until it is saved. */
  let unsaved: string | undefined;

  const ask = (request: TokenRequest, componentToken: string, authorizer_refresh_token: string) =>
    askEndpoint(
      request,
      { baseURL, product: "open" },
      {
        method: "post",
        url: "/cgi-bin/component/api_authorizer_token",
        params: { component_access_token: componentToken },
        data: { component_appid, authorizer_appid, authorizer_refresh_token },
      },
    );

  return {
    key: `authorizer:${component_appid}:${authorizer_appid}`,
    product: "mp",
    async fetch(request) {
      const current = unsaved ?? (await refreshToken.load());
      const { signal } = request;
      const componentToken = await component.get({ signal });
      const response = await ask(request, componentToken, current).catch(async (error: unknown) => {
        if (!isWechatApiError(error, ...COMPONENT_TOKEN_ERRCODES)) throw error;
        const renewed = await component.refresh(componentToken, { signal });
        if (renewed === componentToken) throw error;
        return ask(request, renewed, current);
      });
      const next = response.authorizer_refresh_token;
      if (typeof next === "string" && next !== "" && (next !== current || unsaved !== undefined)) {
        unsaved = next;
        try {
          await refreshToken.save(next);
        } catch (error) {
          // A database error may contain the value to be written.
          throw seal(error, [next]);
        }
        unsaved = undefined;
      }
      return {
        access_token: response.authorizer_access_token as string,
        expires_in: response.expires_in as number,
      };
    },
  };
}
