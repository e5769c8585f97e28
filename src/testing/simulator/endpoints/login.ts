import { type Refusal, refuse } from "../http/refusal.ts";
import type { SimulatorRequest } from "../http/request.ts";
import { checkIdentity, type SimulatorCredentials } from "../tokens/credentials.ts";

/** The `/sns/` endpoints that trade a login code for something; undefined for every other path. */
export interface LoginEndpoints {
  answer(request: SimulatorRequest): Refusal | object | undefined;
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

  const refuseCaller = (query: URLSearchParams) =>
    checkIdentity(
      { id: query.get("appid"), secret: query.get("secret") },
      { id: credentials.appid, secret: credentials.secret },
    );

  // A code is good once: the second time it is refused, also when the first answer was lost on its way.
  const refuseCode = (code: string | null) => {
    if (!code) return refuse(41008);
    if (usedCodes.has(code)) return refuse(40163);
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

  const endpoints = new Map<string, (query: URLSearchParams) => Refusal | object>([
    [
      "/sns/jscode2session",
      (query) =>
        refuseCaller(query) ??
        refuseCode(query.get("js_code")) ?? {
          session_key: Buffer.from(randomText().slice(0, 16).padEnd(16, "0")).toString("base64"),
          openid: openid(),
        },
    ],
    [
      "/sns/oauth2/access_token",
      (query) => refuseCaller(query) ?? refuseCode(query.get("code")) ?? userToken(),
    ],
    [
      "/sns/oauth2/refresh_token",
      (query) => (query.get("refresh_token")?.startsWith("refresh_") ? userToken() : refuse(40030)),
    ],
  ]);

  return {
    answer: ({ path, query }) => endpoints.get(path)?.(query),
    reset: () => usedCodes.clear(),
  };
}
