import { type Refusal, refuse } from "../http/refusal.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";
import type { Limits } from "../script/limits.ts";
import type { Accounts } from "../tokens/accounts.ts";
import type { SimulatorCredentials } from "../tokens/credentials.ts";
import type { IssuedToken, TokenLedger } from "../tokens/ledger.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** A token given out, and the body that says so. */
export interface Grant {
  readonly issued: IssuedToken;
  readonly body: object;
}

/** One endpoint that gives out tokens; GET reads its fields from the query, POST from a JSON body. */
export interface TokenEndpoint {
  readonly method: "GET" | "POST";
  readonly product: "mp" | "wecom";
  refuse(fields: Fields, request: SimulatorRequest): Refusal | undefined;
  grant(fields: Fields): Grant;
}

export interface TokenEndpointParts {
  readonly accounts: Accounts;
  readonly ledger: TokenLedger;
  readonly credentials: SimulatorCredentials;
  /** Whole seconds that a token has left, as `expires_in` says it. */
  readonly secondsLeft: (token: IssuedToken) => number;
}

/** Runs a request through an endpoint: method, fields, credentials, address, limits, token. */
export function requestToken(
  endpoint: TokenEndpoint,
  request: SimulatorRequest,
  guards: { limits: Limits; ipIsRefused: boolean },
): Grant | Refusal {
  const { method } = endpoint;
  if (request.method !== method) return refuse(method === "GET" ? 43001 : 43002);
  const fields = method === "GET" ? Object.fromEntries(request.query) : jsonFields(request);
  if (fields === undefined) return refuse(47001);
  const refusal = endpoint.refuse(fields, request);
  if (refusal !== undefined) return refusal;
  if (guards.ipIsRefused && endpoint.product === "mp") return refuse(40164);
  const overLimit = guards.limits.spend(request.path, { wildcard: false });
  if (overLimit !== undefined) return refuse(overLimit);
  return endpoint.grant(fields);
}
