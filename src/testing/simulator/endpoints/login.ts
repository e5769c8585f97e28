import { ErrorReply } from "../http/error-reply.ts";
import type { SimulatorRequest } from "../http/request.ts";
import { checkIdentity, expectedOf, type SimulatorCredentials } from "../tokens/credentials.ts";
import type { TokenRegistry } from "../tokens/registry.ts";
import { createUsers } from "../tokens/users.ts";

/** The `/sns/` endpoints: login codes, and the tokens of users. Other paths return undefined. */
export interface LoginEndpoints {
  respond(request: SimulatorRequest): ErrorReply | object | undefined;
  reset(): void;
}

export function createLoginEndpoints(parts: {
  credentials: SimulatorCredentials;
  registry: TokenRegistry;
  rotateRefreshTokens: boolean;
  now: () => number;
  random: () => number;
}): LoginEndpoints {
  const { credentials, registry, random } = parts;
  const usedCodes = new Set<string>();

  const randomText = () =>
    Math.floor(random() * 2 ** 53)
      .toString(36)
      .padStart(11, "0");
  const newOpenid = () => `o${randomText()}${randomText()}`.slice(0, 28);
  const users = createUsers({ ...parts, randomText });

  const checkCredentials = (query: URLSearchParams) =>
    checkIdentity(
      { id: query.get("appid"), secret: query.get("secret") },
      expectedOf(credentials, query.get("appid"), "appid", "secret"),
    );

  // WeChat accepts a code once, even if the first response was lost.
  const checkCode = (code: string | null) => {
    if (!code) return new ErrorReply(41008);
    if (usedCodes.has(code)) return new ErrorReply(40163);
    usedCodes.add(code);
    return undefined;
  };

  const refresh = (query: URLSearchParams) => {
    const appid = query.get("appid");
    const refreshToken = query.get("refresh_token");
    if (!appid) return new ErrorReply(41002);
    const { id = appid } = expectedOf(credentials, appid, "appid", "secret");
    if (id !== appid) return new ErrorReply(40013);
    return refreshToken ? users.refresh(appid, refreshToken) : new ErrorReply(41003);
  };

  const userinfo = (query: URLSearchParams) => {
    const openid = registry.find(query.get("access_token"))?.account;
    if (!openid) return undefined;
    return {
      errcode: 0,
      errmsg: "ok",
      openid,
      nickname: "Simulated user",
      sex: 0,
      headimgurl: "",
      privilege: [],
    };
  };

  const endpoints = new Map<string, (query: URLSearchParams) => ErrorReply | object | undefined>([
    [
      "/sns/jscode2session",
      (query) =>
        checkCredentials(query) ??
        checkCode(query.get("js_code")) ?? {
          session_key: btoa(randomText().slice(0, 16).padEnd(16, "0")),
          openid: newOpenid(),
        },
    ],
    [
      "/sns/oauth2/access_token",
      (query) =>
        checkCredentials(query) ??
        checkCode(query.get("code")) ??
        users.authorize(String(query.get("appid")), newOpenid()),
    ],
    ["/sns/oauth2/refresh_token", refresh],
    ["/sns/userinfo", userinfo],
  ]);

  return {
    respond: ({ path, query }) => endpoints.get(path)?.(query),
    reset: () => usedCodes.clear(),
  };
}
