import { chinaMonth } from "../../../time/china-calendar.ts";
import { ErrorReply } from "../http/error-reply.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";
import type { Limits } from "../script/limits.ts";
import { checkIdentity, expectedOf, type SimulatorCredentials } from "../tokens/credentials.ts";
import type { TokenRegistry } from "../tokens/registry.ts";
import { tokenIn } from "../tokens/token-check.ts";

/** The limit per account, shared by `/cgi-bin/clear_quota` and `/cgi-bin/clear_quota/v2`. */
const CLEARS_PER_MONTH = 10;
/** The limit of `/cgi-bin/openapi/quota/clear`, which clears one path. */
const SINGLE_CLEARS_PER_MONTH = 50;

/** What a path without a limit seems to allow. */
const LARGE_LIMIT = { perDay: 1_000_000, perMinute: 5_000 };

const OK = { errcode: 0, errmsg: "ok" };

/** The endpoints that show and clear used quota. Other paths return undefined. */
export interface QuotaEndpoints {
  respond(request: SimulatorRequest): ErrorReply | object | undefined;
  reset(): void;
}

export function createQuotaEndpoints(parts: {
  limits: Limits;
  registry: TokenRegistry;
  credentials: SimulatorCredentials;
  now: () => number;
}): QuotaEndpoints {
  const { limits, registry, credentials, now } = parts;
  const used = new Map<string, number>();

  const clear = (budget: string, perMonth: number, account: string, path?: string) => {
    const key = `${budget} ${account} ${chinaMonth(now())}`;
    const times = used.get(key) ?? 0;
    if (times >= perMonth) return new ErrorReply(48006);
    used.set(key, times + 1);
    limits.clearCounters({ path, account });
    return OK;
  };
  const clearAll = (appid: unknown) => clear("all", CLEARS_PER_MONTH, String(appid));

  const show = (path: string, account: string) => {
    const { perDay = LARGE_LIMIT.perDay, perMinute, usedToday } = limits.usage(path, account);
    const daily_limit = Number.isFinite(perDay) ? perDay : LARGE_LIMIT.perDay;
    const rate = { call_count: perMinute ?? LARGE_LIMIT.perMinute, refresh_second: 60 };
    return {
      ...OK,
      quota: { daily_limit, used: usedToday, remain: Math.max(0, daily_limit - usedToday) },
      rate_limit: rate,
      component_rate_limit: rate,
    };
  };

  const endpoints = new Map<string, Endpoint>([
    ["/cgi-bin/clear_quota", ({ appid }) => (appid ? clearAll(appid) : new ErrorReply(41002))],
    [
      "/cgi-bin/clear_quota/v2",
      ({ appid, appsecret }) =>
        checkIdentity({ id: appid, secret: appsecret }, expectedOf(credentials, appid, "appid", "secret")) ??
        clearAll(appid),
    ],
    [
      "/cgi-bin/openapi/quota/clear",
      ({ cgi_path }, account) =>
        typeof cgi_path === "string"
          ? clear("one", SINGLE_CLEARS_PER_MONTH, account, cgi_path)
          : new ErrorReply(76021),
    ],
    [
      "/cgi-bin/openapi/quota/get",
      ({ cgi_path }, account) => {
        if (typeof cgi_path !== "string" || !cgi_path.startsWith("/")) return new ErrorReply(76021);
        return cgi_path.startsWith("/sns/") ? new ErrorReply(76022) : show(cgi_path, account);
      },
    ],
  ]);

  return {
    respond(request) {
      const endpoint = endpoints.get(request.path);
      if (endpoint === undefined) return undefined;
      if (request.method !== "POST") return new ErrorReply(43002);
      const fields = jsonFields(request);
      const account = registry.find(tokenIn(request.query))?.account ?? "";
      return fields === undefined ? new ErrorReply(47001) : endpoint(fields, account);
    },
    reset: () => used.clear(),
  };
}

/** @param account whose token the request carries */
type Endpoint = (fields: Readonly<Record<string, unknown>>, account: string) => ErrorReply | object;
