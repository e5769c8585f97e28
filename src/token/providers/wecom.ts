import { describe } from "../../checks/describe.ts";
import { nodeModule } from "../../runtime/node-module.ts";
import { type TokenGrant, type TokenProvider, WECOM_TOKEN_ERRCODES, withTokenKind } from "../provider.ts";
import { requireCredentials, type SecretSource } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { uniqueName } from "./request/parent-token.ts";
import { secretFrom } from "./request/secret-from.ts";

/** A WeCom application's credentials. */
export interface WecomCredentials {
  /** The corp's id. */
  readonly corpid: string | undefined;
  /** The secret of one application of the corp, or a function that returns it for each fetch. */
  readonly corpsecret: SecretSource | undefined;
  /**
   * Names the application in the keys of a store. Default: a hash of `corpsecret`. Where that is a function and this is
   * missing, each process keeps its tokens under a key of its own, so that no two applications share one.
   */
  readonly agentid?: string | number | undefined;
  /** Where the token endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeCom's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tokens of a WeCom (企业微信) application, from `GET /cgi-bin/gettoken`. 40001 means a wrong secret in WeCom, so only 40014
 * and 42001 mean a rejected token.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @see https://developer.work.weixin.qq.com/document/path/91039
 */
export function wecomProvider(credentials: WecomCredentials): TokenProvider {
  const { corpid, corpsecret } = requireCredentials("wecomProvider", credentials, {
    ids: ["corpid"],
    secrets: ["corpsecret"],
    optional: ["agentid"],
  });
  const { baseURL } = credentials;
  return withTokenKind("access_token", {
    key: `wecom:${corpid}:${applicationOf(credentials)}`,
    tokenErrcodes: WECOM_TOKEN_ERRCODES,
    product: "wecom",
    async fetch(request) {
      const response = await requestTokenEndpoint(
        request,
        { baseURL, product: "wecom" },
        {
          method: "get",
          url: "/cgi-bin/gettoken",
          params: { corpid, corpsecret: await secretFrom("wecomProvider: corpsecret()", corpsecret) },
        },
      );
      return response as unknown as TokenGrant;
    },
  });
}

/** The applications of one corp share its corpid, and have a token each. */
function applicationOf({ agentid, corpsecret }: WecomCredentials): string {
  if (agentid !== undefined) {
    if (agentid === "" || !["string", "number"].includes(typeof agentid)) {
      throw new TypeError(
        `wecomProvider: agentid must be a non-empty string or a number, got ${describe(agentid)}`,
      );
    }
    return `agent-${agentid}`;
  }
  const crypto = nodeModule("node:crypto");
  if (typeof corpsecret !== "string" || !crypto) return uniqueName();
  return crypto.createHash("sha256").update(corpsecret).digest("hex").slice(0, 16);
}
