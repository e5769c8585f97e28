import { ErrorReply } from "../http/error-reply.ts";
import type { SimulatorRequest } from "../http/request.ts";
import type { TokenRegistry } from "./registry.ts";

/** Paths that authenticate by appid and secret instead of a token. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set([
  "/cgi-bin/clear_quota/v2",
  "/cgi-bin/component/clear_quota/v2",
  "/sns/jscode2session",
  "/sns/oauth2/access_token",
  "/sns/oauth2/refresh_token",
]);

/** Paths of the platform itself, not of one of its merchants. */
const COMPONENT_ONLY = /^\/(cgi-bin\/component\/api_|sns\/component\/)/;

/** Paths that accept a component token. Platforms manage mini programs under `/wxa/`. */
const COMPONENT_ALLOWED = /^\/(cgi-bin\/component|wxa)\//;

/** Paths of WeCom's third-party applications and service providers. */
const SERVICE = /^\/cgi-bin\/service\//;

/** Their parameters, and the kind of token that each carries. */
const SERVICE_PARAMS = [
  ["suite_access_token", "suite"],
  ["provider_access_token", "provider"],
  ["access_token", "provider"],
] as const;

/** The token that a request carries, under whatever name. */
export function tokenIn(query: URLSearchParams): string | null {
  return (
    query.get("access_token") ??
    query.get("component_access_token") ??
    query.get("suite_access_token") ??
    query.get("provider_access_token")
  );
}

/** Checks that a request of a third-party application or service provider has the token that its parameter names. */
export function checkServiceToken(registry: TokenRegistry, query: URLSearchParams): ErrorReply | undefined {
  const found = SERVICE_PARAMS.find(([name]) => query.get(name));
  if (!found) return new ErrorReply(41022);
  const [name, expected] = found;
  const { errcode, kind } = registry.inspect(query.get(name));
  if (kind !== expected) return new ErrorReply(40082);
  return errcode === 0 ? undefined : new ErrorReply(errcode);
}

/** Creates the check that a request has a valid token of the kind that its path requires. */
export function createTokenCheck(
  registry: TokenRegistry,
  userTokens: readonly string[] | undefined,
): (request: SimulatorRequest) => ErrorReply | undefined {
  const isUserToken = (token: string) => userTokens?.includes(token) ?? token.startsWith("user_");

  const checkUserToken = (query: URLSearchParams) => {
    const token = query.get("access_token");
    if (!token) return new ErrorReply(41001);
    const issued = registry.find(token);
    if (issued?.kind !== "user") return isUserToken(token) ? undefined : new ErrorReply(40001);
    const { errcode } = registry.inspect(token);
    if (errcode !== 0) return new ErrorReply(errcode);
    const openid = query.get("openid") || issued.account;
    return issued.account === "" || openid === issued.account ? undefined : new ErrorReply(40003);
  };

  return ({ path, query }) => {
    if (WITHOUT_TOKEN.has(path)) return undefined;
    if (SERVICE.test(path)) return checkServiceToken(registry, query);
    const isComponentPath = COMPONENT_ONLY.test(path);
    if (path.startsWith("/sns/") && !isComponentPath) return checkUserToken(query);

    const { errcode, kind } = registry.inspect(
      query.get("access_token") ?? query.get("component_access_token"),
    );
    if (errcode !== 0) return new ErrorReply(errcode);
    if (isComponentPath) return kind === "component" ? undefined : new ErrorReply(61014);
    if (kind === "suite" || kind === "provider") return new ErrorReply(40014);
    if (kind === "user" || kind === "ticket") return new ErrorReply(40001);
    return kind === "component" && !COMPONENT_ALLOWED.test(path) ? new ErrorReply(61015) : undefined;
  };
}
