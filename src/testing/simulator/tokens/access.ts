import { type Refusal, refuse } from "../http/refusal.ts";
import type { SimulatorRequest } from "../http/request.ts";
import type { TokenLedger } from "./ledger.ts";

/** Paths that know the caller by appid and secret in the request itself. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set([
  "/cgi-bin/clear_quota/v2",
  "/cgi-bin/component/clear_quota/v2",
  "/sns/jscode2session",
  "/sns/oauth2/access_token",
  "/sns/oauth2/refresh_token",
]);

/** Paths that belong to the platform, not to one of its merchants. */
const OF_THE_COMPONENT = /^\/(cgi-bin\/component\/api_|sns\/component\/)/;

/** A component token elsewhere is a mix-up, except where platforms manage mini programs. */
const ALSO_FOR_THE_COMPONENT = /^\/(cgi-bin\/component|wxa)\//;

/** Whether a request carries the kind of token that its path wants; a refusal if not. */
export function createAccess(
  ledger: TokenLedger,
  userTokens: readonly string[] | undefined,
): (request: SimulatorRequest) => Refusal | undefined {
  const isUserToken = (token: string) => userTokens?.includes(token) ?? token.startsWith("user_");

  return ({ path, query }) => {
    if (WITHOUT_TOKEN.has(path)) return undefined;
    const ofTheComponent = OF_THE_COMPONENT.test(path);
    const token = query.get("access_token") ?? query.get("component_access_token");

    if (path.startsWith("/sns/") && !ofTheComponent) {
      if (!token) return refuse(41001);
      return isUserToken(token) ? undefined : refuse(40001);
    }

    const { errcode, kind } = ledger.inspect(token);
    if (errcode !== 0) return refuse(errcode);
    if (ofTheComponent) return kind === "component" ? undefined : refuse(61014);
    return kind === "component" && !ALSO_FOR_THE_COMPONENT.test(path) ? refuse(61015) : undefined;
  };
}
