import { SUITE_TOKEN_ERRCODES, type TokenProvider, withTokenKind } from "../provider.ts";
import { requireCredentials, type SecretSource } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { secretFrom } from "./request/secret-from.ts";

/** The credentials of a WeCom third-party application. */
export interface SuiteCredentials {
  /** The application's id. */
  readonly suite_id: string | undefined;
  /** Its secret, or a function that returns it for each fetch. */
  readonly suite_secret: SecretSource | undefined;
  /** Returns the latest suite_ticket. WeCom pushes one every ten minutes; each is valid for 30 minutes. */
  readonly ticket: () => string | Promise<string>;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeCom's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of a WeCom third-party application (企业微信第三方应用), from `POST /cgi-bin/service/get_suite_token`. They go out as
 * `suite_access_token`.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developer.work.weixin.qq.com/document/path/90600
 */
export function suiteProvider(credentials: SuiteCredentials): TokenProvider {
  const { suite_id, suite_secret } = requireCredentials("suiteProvider", credentials, {
    ids: ["suite_id"],
    secrets: ["suite_secret"],
    others: ["ticket"],
  });
  const { ticket, baseURL } = credentials;
  if (typeof ticket !== "function") {
    throw new TypeError("suiteProvider: ticket must be a function that returns the latest suite_ticket");
  }
  return withTokenKind("suite_access_token", {
    key: `suite:${suite_id}`,
    param: "suite_access_token",
    tokenErrcodes: SUITE_TOKEN_ERRCODES,
    product: "wecom",
    async fetch(request) {
      const suite_ticket = await secretFrom("suiteProvider: ticket()", ticket);
      const granted = await requestTokenEndpoint(
        request,
        { baseURL, product: "wecom" },
        {
          method: "post",
          url: "/cgi-bin/service/get_suite_token",
          data: {
            suite_id,
            suite_secret: await secretFrom("suiteProvider: suite_secret()", suite_secret),
            suite_ticket,
          },
        },
      );
      return { access_token: granted.suite_access_token as string, expires_in: granted.expires_in as number };
    },
  });
}
