import { ErrorReply } from "../http/error-reply.ts";
import { checkIdentity, expectedOf, matches } from "../tokens/credentials.ts";
import type { TokenEndpoint, TokenEndpointParts } from "./token-endpoint.ts";

/** The token endpoints of a third-party platform. */
export function componentTokenEndpoints(
  parts: TokenEndpointParts,
): [path: string, endpoint: TokenEndpoint][] {
  const { accountTokens, registry, credentials, refreshTokens } = parts;

  const componentToken: TokenEndpoint = {
    method: "POST",
    product: "mp",
    check: ({ component_appid, component_appsecret, component_verify_ticket }) =>
      checkIdentity(
        { id: component_appid, secret: component_appsecret },
        expectedOf(credentials, component_appid, "component_appid", "component_appsecret"),
      ) ??
      (matches(component_verify_ticket, credentials.component_verify_ticket)
        ? undefined
        : new ErrorReply(61006)),
    grant({ component_appid }) {
      const issued = accountTokens.replaceToken("component", String(component_appid));
      return {
        issued,
        body: { component_access_token: issued.value, expires_in: registry.secondsLeft(issued) },
      };
    },
  };

  const authorizerToken: TokenEndpoint = {
    method: "POST",
    product: "mp",
    check({ component_appid, authorizer_appid, authorizer_refresh_token }, { query }) {
      const status = registry.inspect(query.get("component_access_token") ?? query.get("access_token"));
      if (status.errcode !== 0) return new ErrorReply(status.errcode);
      if (status.kind !== "component") return new ErrorReply(61014);
      if (!component_appid) return new ErrorReply(41018);
      if (!matches(component_appid, credentials.component_appid)) return new ErrorReply(40013);
      if (!authorizer_appid) return new ErrorReply(41002);
      const { secret } = expectedOf(credentials, authorizer_appid, undefined, "authorizer_refresh_token");
      return refreshTokens.accepts(String(authorizer_appid), authorizer_refresh_token, secret)
        ? undefined
        : new ErrorReply(61023);
    },
    grant({ authorizer_appid, authorizer_refresh_token }) {
      const issued = accountTokens.replaceToken("authorizer", String(authorizer_appid));
      return {
        issued,
        body: {
          authorizer_access_token: issued.value,
          expires_in: registry.secondsLeft(issued),
          authorizer_refresh_token: refreshTokens.use(
            String(authorizer_appid),
            String(authorizer_refresh_token),
            "refreshtoken@@@",
          ),
        },
      };
    },
  };

  return [
    ["/cgi-bin/component/api_component_token", componentToken],
    ["/cgi-bin/component/api_authorizer_token", authorizerToken],
  ];
}
