import { isWechatApiError } from "../../errors/guards.ts";
import { seal } from "../../errors/seal.ts";
import type { TokenManager } from "../manager.ts";
import {
  COMPONENT_TOKEN_ERRCODES,
  type TokenProvider,
  type TokenRequest,
  withTokenKind,
} from "../provider.ts";
import { requireReturned, requireText } from "./credentials.ts";
import { askEndpoint } from "./endpoint.ts";

/** The authorizer_refresh_token is not, or no longer, the valid one. */
const REFRESH_TOKEN_INVALID = 61023;

/** Where the platform stores an account's authorizer_refresh_token. If it is lost, the account must authorize again. */
export interface RefreshTokenKeeper {
  /** Returns the latest one. Called before each fetch of a token, and once more when WeChat says that it is invalid. */
  load(): string | Promise<string>;
  /** Stores a new one. The access_token that came with it is used only after this has resolved. */
  save(refreshToken: string): void | Promise<void>;
}

/** An account that authorized a third-party platform. */
export interface AuthorizerOptions {
  /** The platform's own tokens: `createTokenManager({ provider: componentProvider(…) })`. */
  readonly component: TokenManager | Pick<TokenManager, "get" | "refresh">;
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

  const loaded = async () =>
    requireReturned("authorizerProvider: refreshToken.load()", await refreshToken.load());

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

  /** Asks with the platform's token, which is renewed once when WeChat rejects it. */
  async function askRenewing(request: TokenRequest, current: string) {
    const { signal } = request;
    const componentToken = await component.get({ signal });
    try {
      return await ask(request, componentToken, current);
    } catch (error) {
      if (!isWechatApiError(error, ...COMPONENT_TOKEN_ERRCODES)) throw error;
      const renewed = await component.refresh(componentToken, { signal });
      if (renewed === componentToken) throw error;
      return ask(request, renewed, current);
    }
  }

  async function save(next: string): Promise<void> {
    unsaved = next;
    try {
      await refreshToken.save(next);
    } catch (error) {
      // A database error may contain the value to be written.
      throw seal(error, [next]);
    }
    unsaved = undefined;
  }

  return withTokenKind("access_token", {
    key: `authorizer:${component_appid}:${authorizer_appid}`,
    product: "mp",
    async fetch(request) {
      const first = unsaved ?? (await loaded());
      let used = first;
      const response = await askRenewing(request, first).catch(async (error: unknown) => {
        if (!isWechatApiError(error, REFRESH_TOKEN_INVALID)) throw error;
        // Another process may have saved a newer one, or the account has authorized again.
        used = await loaded();
        if (used === first) throw error;
        return askRenewing(request, used);
      });
      const { authorizer_refresh_token: given } = response;
      const next = typeof given === "string" && given !== "" ? given : used;
      if (next !== used || used === unsaved) await save(next);
      unsaved = undefined;
      return {
        access_token: response.authorizer_access_token as string,
        expires_in: response.expires_in as number,
      };
    },
  });
}
