import { ErrorReply } from "../http/error-reply.ts";
import type { LimitOptions } from "../script/limits.ts";
import { checkIdentity, expectedOf } from "../tokens/credentials.ts";
import type { IssuedToken } from "../tokens/registry.ts";
import { componentTokenEndpoints } from "./component.ts";
import { suiteTokenEndpoints } from "./suite.ts";
import type { Fields, Grant, TokenEndpoint, TokenEndpointParts } from "./token-endpoint.ts";

export const STABLE_TOKEN = "/cgi-bin/stable_token";
const TOKEN = "/cgi-bin/token";
const GETTOKEN = "/cgi-bin/gettoken";

/** Returns the limits that WeChat documents for its token endpoints. */
export function tokenLimits(dailyTokenQuota: number): Readonly<Record<string, LimitOptions>> {
  return { [TOKEN]: { perDay: dailyTokenQuota }, [STABLE_TOKEN]: { perDay: 500_000, perMinute: 10_000 } };
}

/** Creates all token endpoints, by path. */
export function createTokenEndpoints(parts: TokenEndpointParts): ReadonlyMap<string, TokenEndpoint> {
  const { accountTokens, registry, credentials } = parts;

  const checkApp = ({ grant_type, appid, secret }: Fields) => {
    if (grant_type !== "client_credential") return new ErrorReply(40002);
    return checkIdentity({ id: appid, secret }, expectedOf(credentials, appid, "appid", "secret"));
  };
  const accessToken = (issued: IssuedToken): Grant => ({
    issued,
    body: { access_token: issued.value, expires_in: registry.secondsLeft(issued) },
  });

  const stableToken: TokenEndpoint = {
    method: "POST",
    product: "mp",
    check: checkApp,
    grant: ({ appid, force_refresh }) =>
      accessToken(accountTokens.stableToken(String(appid), force_refresh === true)),
  };

  const token: TokenEndpoint = {
    method: "GET",
    product: "mp",
    check: checkApp,
    grant: ({ appid }) => accessToken(accountTokens.replaceToken("plain", String(appid))),
  };

  const gettoken: TokenEndpoint = {
    method: "GET",
    product: "wecom",
    check: ({ corpid, corpsecret }) =>
      checkIdentity(
        { id: corpid, secret: corpsecret },
        expectedOf(credentials, corpid, "corpid", "corpsecret"),
        40001,
      ),
    // One token per application. The secret identifies the application.
    grant({ corpid, corpsecret }) {
      const { issued, body } = accessToken(
        accountTokens.reuseToken("wecom", String(corpid), String(corpsecret)),
      );
      return { issued, body: { errcode: 0, errmsg: "ok", ...body } };
    },
  };

  return new Map([
    [STABLE_TOKEN, stableToken],
    [TOKEN, token],
    [GETTOKEN, gettoken],
    ...componentTokenEndpoints(parts),
    ...suiteTokenEndpoints(parts),
  ]);
}
