import { refuse } from "../http/refusal.ts";
import type { LimitOptions } from "../script/limits.ts";
import { checkIdentity } from "../tokens/credentials.ts";
import type { IssuedToken } from "../tokens/ledger.ts";
import { componentTokenEndpoints } from "./component.ts";
import type { Fields, Grant, TokenEndpoint, TokenEndpointParts } from "./token-endpoint.ts";

export const STABLE_TOKEN = "/cgi-bin/stable_token";
const TOKEN = "/cgi-bin/token";
const GETTOKEN = "/cgi-bin/gettoken";

/** The limits that WeChat documents for its token endpoints. */
export function tokenLimits(dailyTokenQuota: number): Readonly<Record<string, LimitOptions>> {
  return { [TOKEN]: { perDay: dailyTokenQuota }, [STABLE_TOKEN]: { perDay: 500_000, perMinute: 10_000 } };
}

/** All token endpoints by path. */
export function createTokenEndpoints(parts: TokenEndpointParts): ReadonlyMap<string, TokenEndpoint> {
  const { accounts, credentials, secondsLeft } = parts;

  const refuseApp = ({ grant_type, appid, secret }: Fields) => {
    if (grant_type !== "client_credential") return refuse(40002);
    return checkIdentity({ id: appid, secret }, { id: credentials.appid, secret: credentials.secret });
  };
  const accessToken = (issued: IssuedToken): Grant => ({
    issued,
    body: { access_token: issued.value, expires_in: secondsLeft(issued) },
  });

  const stableToken: TokenEndpoint = {
    method: "POST",
    product: "mp",
    refuse: refuseApp,
    grant: ({ appid, force_refresh }) =>
      accessToken(accounts.stableToken(String(appid), force_refresh === true)),
  };

  const token: TokenEndpoint = {
    method: "GET",
    product: "mp",
    refuse: refuseApp,
    grant: ({ appid }) => accessToken(accounts.replacedToken("plain", String(appid))),
  };

  const gettoken: TokenEndpoint = {
    method: "GET",
    product: "wecom",
    refuse: ({ corpid, corpsecret }) =>
      checkIdentity(
        { id: corpid, secret: corpsecret },
        { id: credentials.corpid, secret: credentials.corpsecret },
        40001,
      ),
    // One token per application, and an application is known by its secret.
    grant({ corpid, corpsecret }) {
      const { issued, body } = accessToken(accounts.steadyToken("wecom", `${corpid} ${corpsecret}`));
      return { issued, body: { errcode: 0, errmsg: "ok", ...body } };
    },
  };

  return new Map([
    [STABLE_TOKEN, stableToken],
    [TOKEN, token],
    [GETTOKEN, gettoken],
    ...componentTokenEndpoints(parts),
  ]);
}
