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

/** Creates the check that a request has a valid token of the kind that its path requires. */
export function createTokenCheck(
  registry: TokenRegistry,
  userTokens: readonly string[] | undefined,
): (request: SimulatorRequest) => ErrorReply | undefined {
  const isUserToken = (token: string) => userTokens?.includes(token) ?? token.startsWith("user_");

  return ({ path, query }) => {
    if (WITHOUT_TOKEN.has(path)) return undefined;
    const isComponentPath = COMPONENT_ONLY.test(path);
    const token = query.get("access_token") ?? query.get("component_access_token");

    if (path.startsWith("/sns/") && !isComponentPath) {
      if (!token) return new ErrorReply(41001);
      return isUserToken(token) ? undefined : new ErrorReply(40001);
    }

    const { errcode, kind } = registry.inspect(token);
    if (errcode !== 0) return new ErrorReply(errcode);
    if (isComponentPath) return kind === "component" ? undefined : new ErrorReply(61014);
    return kind === "component" && !COMPONENT_ALLOWED.test(path) ? new ErrorReply(61015) : undefined;
  };
}
