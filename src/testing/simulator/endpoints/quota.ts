import { chinaMonth } from "../../../time/china-calendar.ts";
import { ErrorReply } from "../http/error-reply.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";
import type { Limits } from "../script/limits.ts";
import { checkIdentity, type SimulatorCredentials } from "../tokens/credentials.ts";

/** The limit per account, shared by `/cgi-bin/clear_quota` and `/cgi-bin/clear_quota/v2`. */
const CLEARS_PER_MONTH = 10;
/** The limit of `/cgi-bin/openapi/quota/clear`, which clears one path. */
const SINGLE_CLEARS_PER_MONTH = 50;

const OK = { errcode: 0, errmsg: "ok" };

/** The endpoints that clear used quota. Other paths return undefined. */
export interface QuotaEndpoints {
  respond(request: SimulatorRequest): ErrorReply | object | undefined;
  reset(): void;
}

export function createQuotaEndpoints(parts: {
  limits: Limits;
  credentials: SimulatorCredentials;
  now: () => number;
}): QuotaEndpoints {
  const { limits, credentials, now } = parts;
  const used = new Map<string, number>();

  const clear = (budget: string, perMonth: number, path?: string) => {
    const key = `${budget} ${chinaMonth(now())}`;
    const times = used.get(key) ?? 0;
    if (times >= perMonth) return new ErrorReply(48006);
    used.set(key, times + 1);
    limits.clearCounters(path);
    return OK;
  };
  const clearAll = (appid: unknown) => clear(`all ${appid}`, CLEARS_PER_MONTH);

  const endpoints = new Map<string, (fields: Readonly<Record<string, unknown>>) => ErrorReply | object>([
    ["/cgi-bin/clear_quota", ({ appid }) => (appid ? clearAll(appid) : new ErrorReply(41002))],
    [
      "/cgi-bin/clear_quota/v2",
      ({ appid, appsecret }) =>
        checkIdentity(
          { id: appid, secret: appsecret },
          { id: credentials.appid, secret: credentials.secret },
        ) ?? clearAll(appid),
    ],
    [
      "/cgi-bin/openapi/quota/clear",
      ({ cgi_path }) =>
        typeof cgi_path === "string"
          ? clear("one", SINGLE_CLEARS_PER_MONTH, cgi_path)
          : new ErrorReply(76021),
    ],
  ]);

  return {
    respond(request) {
      const endpoint = endpoints.get(request.path);
      if (endpoint === undefined) return undefined;
      if (request.method !== "POST") return new ErrorReply(43002);
      const fields = jsonFields(request);
      return fields === undefined ? new ErrorReply(47001) : endpoint(fields);
    },
    reset: () => used.clear(),
  };
}
