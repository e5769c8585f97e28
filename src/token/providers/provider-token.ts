import { PROVIDER_TOKEN_ERRCODES, type TokenProvider, withTokenKind } from "../provider.ts";
import { requireCredentials, type SecretSource } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { secretFrom } from "./request/secret-from.ts";

/** The credentials of a WeCom service provider (服务商). */
export interface ProviderTokenCredentials {
  /** The service provider's own corpid. */
  readonly corpid: string | undefined;
  /** Its ProviderSecret, or a function that returns it for each fetch. */
  readonly provider_secret: SecretSource | undefined;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeCom's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of a WeCom service provider, from `POST /cgi-bin/service/get_provider_token`. They go out as
 * `provider_access_token`.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developer.work.weixin.qq.com/document/path/91200
 */
export function providerTokenProvider(credentials: ProviderTokenCredentials): TokenProvider {
  const { corpid, provider_secret } = requireCredentials("providerTokenProvider", credentials, {
    ids: ["corpid"],
    secrets: ["provider_secret"],
  });
  const { baseURL } = credentials;
  return withTokenKind("provider_access_token", {
    key: `provider:${corpid}`,
    param: "provider_access_token",
    tokenErrcodes: PROVIDER_TOKEN_ERRCODES,
    product: "wecom",
    async fetch(request) {
      const granted = await requestTokenEndpoint(
        request,
        { baseURL, product: "wecom" },
        {
          method: "post",
          url: "/cgi-bin/service/get_provider_token",
          data: {
            corpid,
            provider_secret: await secretFrom("providerTokenProvider: provider_secret()", provider_secret),
          },
        },
      );
      return {
        access_token: granted.provider_access_token as string,
        expires_in: granted.expires_in as number,
      };
    },
  });
}
