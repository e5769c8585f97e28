import { ErrorReply } from "../http/error-reply.ts";
import { expectedOf, matches } from "../tokens/credentials.ts";
import type { IssuedToken } from "../tokens/registry.ts";
import { checkServiceToken } from "../tokens/token-check.ts";
import type { TokenEndpoint, TokenEndpointParts } from "./token-endpoint.ts";

/** The token endpoints of WeCom's third-party applications and service providers. */
export function suiteTokenEndpoints(parts: TokenEndpointParts): [path: string, endpoint: TokenEndpoint][] {
  const { accountTokens, registry, credentials, permanentCodes } = parts;
  const granted = (name: string, issued: IssuedToken) => ({
    issued,
    body: { errcode: 0, errmsg: "ok", [name]: issued.value, expires_in: registry.secondsLeft(issued) },
  });

  const suiteToken: TokenEndpoint = {
    method: "POST",
    product: "wecom",
    check({ suite_id, suite_secret, suite_ticket }) {
      const expected = expectedOf(credentials, suite_id, "suite_id", "suite_secret");
      if (!suite_id) return new ErrorReply(41021);
      if (!matches(suite_id, expected.id)) return new ErrorReply(40083);
      if (!suite_secret) return new ErrorReply(41024);
      if (!matches(suite_secret, expected.secret)) return new ErrorReply(40001);
      if (!suite_ticket) return new ErrorReply(41023);
      return matches(suite_ticket, credentials.suite_ticket) ? undefined : new ErrorReply(40085);
    },
    grant: ({ suite_id }) =>
      granted("suite_access_token", accountTokens.reuseToken("suite", String(suite_id))),
  };

  const corpToken: TokenEndpoint = {
    method: "POST",
    product: "wecom",
    check({ auth_corpid, permanent_code }, { query }) {
      const rejection = checkServiceToken(registry, query);
      if (rejection) return rejection;
      if (!auth_corpid) return new ErrorReply(41002);
      if (!permanent_code) return new ErrorReply(41025);
      const { secret } = expectedOf(credentials, auth_corpid, undefined, "permanent_code");
      const expected = permanentCodes.get(String(auth_corpid)) ?? secret;
      return matches(permanent_code, expected) ? undefined : new ErrorReply(40084);
    },
    grant({ auth_corpid }, { query }) {
      const suite = registry.find(query.get("suite_access_token"))?.account;
      return granted("access_token", accountTokens.reuseToken("corp", String(auth_corpid), suite));
    },
  };

  const providerToken: TokenEndpoint = {
    method: "POST",
    product: "wecom",
    check({ corpid, provider_secret }) {
      const expected = expectedOf(credentials, corpid, "provider_corpid", "provider_secret");
      if (!corpid) return new ErrorReply(41002);
      if (!matches(corpid, expected.id)) return new ErrorReply(40013);
      if (!provider_secret) return new ErrorReply(41004);
      return matches(provider_secret, expected.secret) ? undefined : new ErrorReply(40001);
    },
    grant: ({ corpid }) =>
      granted("provider_access_token", accountTokens.reuseToken("provider", String(corpid))),
  };

  return [
    ["/cgi-bin/service/get_suite_token", suiteToken],
    ["/cgi-bin/service/get_corp_token", corpToken],
    ["/cgi-bin/service/get_provider_token", providerToken],
  ];
}
