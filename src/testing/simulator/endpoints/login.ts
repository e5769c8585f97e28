import { ErrorReply } from "../http/error-reply.ts";
import type { SimulatorRequest } from "../http/request.ts";
import { checkIdentity, type SimulatorCredentials } from "../tokens/credentials.ts";

/** The `/sns/` endpoints that exchange a login code. Other paths return undefined. */
export interface LoginEndpoints {
  respond(request: SimulatorRequest): ErrorReply | object | undefined;
  reset(): void;
}

export function createLoginEndpoints(parts: {
  credentials: SimulatorCredentials;
  random: () => number;
}): LoginEndpoints {
  const { credentials, random } = parts;
  const usedCodes = new Set<string>();

  const randomText = () =>
    Math.floor(random() * 2 ** 53)
      .toString(36)
      .padStart(11, "0");
  const openid = () => `o${randomText()}${randomText()}`.slice(0, 28);

  const checkCredentials = (query: URLSearchParams) =>
    checkIdentity(
      { id: query.get("appid"), secret: query.get("secret") },
      { id: credentials.appid, secret: credentials.secret },
    );

  // WeChat accepts a code once, even if the first response was lost.
  const checkCode = (code: string | null) => {
    if (!code) return new ErrorReply(41008);
    if (usedCodes.has(code)) return new ErrorReply(40163);
    usedCodes.add(code);
    return undefined;
  };

  const userToken = () => ({
    access_token: `user_${randomText()}${randomText()}`,
    expires_in: 7200,
    refresh_token: `refresh_${randomText()}${randomText()}`,
    openid: openid(),
    scope: "snsapi_userinfo",
  });

  const endpoints = new Map<string, (query: URLSearchParams) => ErrorReply | object>([
    [
      "/sns/jscode2session",
      (query) =>
        checkCredentials(query) ??
        checkCode(query.get("js_code")) ?? {
          session_key: Buffer.from(randomText().slice(0, 16).padEnd(16, "0")).toString("base64"),
          openid: openid(),
        },
    ],
    [
      "/sns/oauth2/access_token",
      (query) => checkCredentials(query) ?? checkCode(query.get("code")) ?? userToken(),
    ],
    [
      "/sns/oauth2/refresh_token",
      (query) => (query.get("refresh_token")?.startsWith("refresh_") ? userToken() : new ErrorReply(40030)),
    ],
  ]);

  return {
    respond: ({ path, query }) => endpoints.get(path)?.(query),
    reset: () => usedCodes.clear(),
  };
}
