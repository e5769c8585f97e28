import { ErrorReply } from "../http/error-reply.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";
import type { Limits } from "../script/limits.ts";
import type { AccountTokens } from "../tokens/account-tokens.ts";
import type { SimulatorCredentials } from "../tokens/credentials.ts";
import type { RefreshTokens } from "../tokens/refresh-tokens.ts";
import type { IssuedToken, TokenRegistry } from "../tokens/registry.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** An issued token and its response body. */
export interface Grant {
  readonly issued: IssuedToken;
  readonly body: object;
}

/** An endpoint that issues tokens. GET reads the fields from the query, POST from a JSON body. */
export interface TokenEndpoint {
  readonly method: "GET" | "POST";
  readonly product: "mp" | "wecom";
  check(fields: Fields, request: SimulatorRequest): ErrorReply | undefined;
  grant(fields: Fields, request: SimulatorRequest): Grant;
}

/** The account that a token request is for. */
export function idIn(fields: Fields): string | undefined {
  const names = ["authorizer_appid", "auth_corpid", "suite_id", "component_appid", "appid", "corpid"];
  return names.map((name) => fields[name]).find((id) => typeof id === "string");
}

export interface TokenEndpointParts {
  readonly accountTokens: AccountTokens;
  readonly registry: TokenRegistry;
  readonly refreshTokens: RefreshTokens;
  /** Of the corps that authorized a third-party application here, by corpid. */
  readonly permanentCodes: ReadonlyMap<string, string>;
  readonly credentials: SimulatorCredentials;
}

/** Checks a request in the order in which WeChat does, then issues a token. */
export function requestToken(
  endpoint: TokenEndpoint,
  request: SimulatorRequest,
  { limits, isIpRejected }: { limits: Limits; isIpRejected: boolean },
): Grant | ErrorReply {
  const { method } = endpoint;
  if (request.method !== method) return new ErrorReply(method === "GET" ? 43001 : 43002);
  const fields = method === "GET" ? Object.fromEntries(request.query) : jsonFields(request);
  if (fields === undefined) return new ErrorReply(47001);
  const rejection = endpoint.check(fields, request);
  if (rejection !== undefined) return rejection;
  if (isIpRejected && endpoint.product === "mp") return new ErrorReply(40164);
  const overLimit = limits.count(request.path, { wildcard: false, account: idIn(fields) ?? "" });
  if (overLimit !== undefined) return new ErrorReply(overLimit);
  return endpoint.grant(fields, request);
}
