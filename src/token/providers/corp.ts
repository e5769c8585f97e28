import {
  SUITE_TOKEN_ERRCODES,
  type TokenGrant,
  type TokenProvider,
  WECOM_TOKEN_ERRCODES,
  withTokenKind,
} from "../provider.ts";
import { requireCredentials, type SecretSource } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { type ParentManager, requireParent } from "./request/parent-token.ts";
import { secretFrom } from "./request/secret-from.ts";

/** A corp that installed a WeCom third-party application. */
export interface CorpOptions {
  /** The application's own tokens: `createTokenManager({ provider: suiteProvider(…) })`. */
  readonly suite: ParentManager;
  /** The id of the corp. */
  readonly corpid: string | undefined;
  /** What the corp's authorization gave, or a function that returns it for each fetch. It is a secret. */
  readonly permanent_code: SecretSource | undefined;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeCom's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of a corp for a WeCom third-party application, from `POST /cgi-bin/service/get_corp_token`.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developer.work.weixin.qq.com/document/path/90605
 */
export function corpProvider(options: CorpOptions): TokenProvider {
  const { corpid, permanent_code } = requireCredentials("corpProvider", options, {
    ids: ["corpid"],
    secrets: ["permanent_code"],
    others: ["suite"],
  });
  const { baseURL } = options;
  const suite = requireParent("corpProvider", "suite", options.suite, SUITE_TOKEN_ERRCODES);
  return withTokenKind("access_token", {
    // A corp may have installed several applications.
    key: `corp:${corpid}:${suite.key}`,
    tokenErrcodes: WECOM_TOKEN_ERRCODES,
    product: "wecom",
    async fetch(request) {
      const code = await secretFrom("corpProvider: permanent_code()", permanent_code);
      const granted = await suite.use(request, (suite_access_token) =>
        requestTokenEndpoint(
          request,
          { baseURL, product: "wecom" },
          {
            method: "post",
            url: "/cgi-bin/service/get_corp_token",
            params: { suite_access_token },
            data: { auth_corpid: corpid, permanent_code: code },
          },
        ),
      );
      return granted as unknown as TokenGrant;
    },
  });
}
