import { COMPONENT_TOKEN_ERRCODES, type TokenProvider, withTokenKind } from "../provider.ts";
import { requireCredentials, type SecretSource } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { secretFrom } from "./request/secret-from.ts";

/** A third-party platform's credentials. */
export interface ComponentCredentials {
  /** The platform's appid. */
  readonly component_appid: string | undefined;
  /** Its appsecret, or a function that returns it for each fetch. */
  readonly component_appsecret: SecretSource | undefined;
  /** Returns the latest component_verify_ticket. WeChat pushes one every ten minutes; each is valid for 12 hours. */
  readonly ticket: () => string | Promise<string>;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeChat's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of a third-party platform (第三方平台), from `POST /cgi-bin/component/api_component_token`.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/ThirdParty/token/component_access_token.html
 */
export function componentProvider(credentials: ComponentCredentials): TokenProvider {
  const { component_appid, component_appsecret } = requireCredentials("componentProvider", credentials, {
    ids: ["component_appid"],
    secrets: ["component_appsecret"],
    others: ["ticket"],
  });
  const { ticket, baseURL } = credentials;
  if (typeof ticket !== "function") {
    throw new TypeError(
      `componentProvider: ticket must be a function that returns the latest component_verify_ticket`,
    );
  }
  return withTokenKind("component_access_token", {
    key: `component:${component_appid}`,
    param: "component_access_token",
    tokenErrcodes: COMPONENT_TOKEN_ERRCODES,
    product: "open",
    async fetch(request) {
      const component_verify_ticket = await secretFrom("componentProvider: ticket()", ticket);
      const response = await requestTokenEndpoint(
        request,
        { baseURL, product: "open" },
        {
          method: "post",
          url: "/cgi-bin/component/api_component_token",
          data: {
            component_appid,
            component_appsecret: await secretFrom(
              "componentProvider: component_appsecret()",
              component_appsecret,
            ),
            component_verify_ticket,
          },
        },
      );
      return {
        access_token: response.component_access_token as string,
        expires_in: response.expires_in as number,
      };
    },
  });
}
