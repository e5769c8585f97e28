import { ErrorReply } from "../http/error-reply.ts";
import type { SimulatorCredentials } from "./credentials.ts";
import type { IssuedToken, TokenRegistry } from "./registry.ts";

/** WeChat's lifetime of a user's refresh token. */
const REFRESH_TOKEN_MS = 30 * 86_400_000;

/** Unknown refresh tokens that start like this are accepted: they may be from a simulator that was stopped. */
const PREFIX = "refresh_";

interface User {
  /** "" when it is not known. */
  readonly openid: string;
  /** Undefined until the first use. */
  appid: string | undefined;
  token: IssuedToken | undefined;
  refreshToken: string;
  endsAtMs: number;
}

/** The users who have authorized, and their tokens. */
export interface Users {
  /** What a code gives. */
  authorize(appid: string, openid: string): object;
  /** Prolongs the user's token, or issues another one when that has ended. */
  refresh(appid: string, refreshToken: string): ErrorReply | object;
}

export function createUsers(parts: {
  registry: TokenRegistry;
  credentials: SimulatorCredentials;
  rotateRefreshTokens: boolean;
  now: () => number;
  randomText: () => string;
}): Users {
  const { registry, credentials, rotateRefreshTokens, now, randomText } = parts;
  const byRefreshToken = new Map<string, User>();
  const replaced = new Set<string>();

  function add(openid: string, refreshToken: string): User {
    const user = {
      ...{ openid, refreshToken, appid: undefined, token: undefined },
      endsAtMs: now() + REFRESH_TOKEN_MS,
    };
    byRefreshToken.set(refreshToken, user);
    return user;
  }

  function find(refreshToken: string): User | undefined {
    if (replaced.has(refreshToken)) return undefined;
    const known = byRefreshToken.get(refreshToken);
    if (known) return known;
    const [openid] =
      Object.entries(credentials.accounts ?? {}).find(([, secret]) => secret === refreshToken) ?? [];
    return openid !== undefined || refreshToken.startsWith(PREFIX)
      ? add(openid ?? "", refreshToken)
      : undefined;
  }

  function grant(user: User): object {
    const { openid, refreshToken } = user;
    const isValid = user.token && registry.inspect(user.token.value).errcode === 0;
    const token = isValid && user.token ? user.token : registry.issue("user", openid);
    registry.prolong(token);
    user.token = token;
    return {
      access_token: token.value,
      expires_in: registry.secondsLeft(token),
      refresh_token: refreshToken,
      ...(openid && { openid }),
      scope: "snsapi_userinfo",
    };
  }

  const newRefreshToken = () => `${PREFIX}${randomText()}${randomText()}`;

  return {
    authorize(appid, openid) {
      const user = add(openid, newRefreshToken());
      user.appid = appid;
      return grant(user);
    },
    refresh(appid, refreshToken) {
      const user = find(refreshToken);
      if (!user || (user.appid ?? appid) !== appid) return new ErrorReply(40030);
      if (now() >= user.endsAtMs) return new ErrorReply(42002);
      user.appid = appid;
      if (rotateRefreshTokens) {
        replaced.add(refreshToken);
        byRefreshToken.delete(refreshToken);
        user.refreshToken = newRefreshToken();
        byRefreshToken.set(user.refreshToken, user);
      }
      return grant(user);
    },
  };
}
