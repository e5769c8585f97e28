import { ErrorReply } from "../http/error-reply.ts";
import type { RecordedRequests } from "../http/recorded-requests.ts";
import type { ReplyBody, SimulatorReply } from "../http/reply.ts";
import type { ReceivedRequest } from "../http/request.ts";
import type { CustomReplies } from "../script/custom-replies.ts";
import type { Limits } from "../script/limits.ts";
import type { AccountTokens } from "../tokens/account-tokens.ts";
import type { SimulatorCredentials } from "../tokens/credentials.ts";
import type { TokenRegistry } from "../tokens/registry.ts";
import { createTokenCheck, tokenIn } from "../tokens/token-check.ts";
import { A_FILE, builtInReply } from "./built-in-replies.ts";
import { createCorpAuthorization } from "./corp-authorization.ts";
import { createLoginEndpoints } from "./login.ts";
import { createQuotaEndpoints } from "./quota.ts";
import { createRidEndpoint } from "./rid.ts";
import { createTicketEndpoints } from "./tickets.ts";

/** The result of a call, before it is rendered. */
export type Outcome = ErrorReply | ReplyBody | SimulatorReply;

/** All paths except the token endpoints. They check the token, then the limits, then reply. */
export interface Business {
  respond(request: ReceivedRequest): Outcome | Promise<Outcome>;
  reset(): void;
}

export function createBusiness(parts: {
  registry: TokenRegistry;
  accountTokens: AccountTokens;
  permanentCodes: Map<string, string>;
  rotateRefreshTokens: boolean;
  limits: Limits;
  recorded: RecordedRequests;
  replies: CustomReplies;
  credentials: SimulatorCredentials;
  userTokens: readonly string[] | undefined;
  now: () => number;
  random: () => number;
  /** Whether wrong requests are rejected. */
  strict: boolean;
}): Business {
  const { registry, limits, replies } = parts;
  const checkToken = createTokenCheck(registry, parts.userTokens);
  const quota = createQuotaEndpoints(parts);
  const logins = createLoginEndpoints(parts);
  const endpoints = [
    quota,
    logins,
    createTicketEndpoints(parts),
    createCorpAuthorization(parts),
    createRidEndpoint(parts),
  ];

  /** The shapes are loaded by the first request that needs them. */
  async function respondInShape(request: ReceivedRequest): Promise<Outcome> {
    const { shapedReply } = await import("../shapes/reply.ts");
    const reply = shapedReply(request, kindOf(request) === "wecom") ?? { errcode: 0, errmsg: "ok" };
    return reply === "bytes" ? A_FILE : reply;
  }

  /** What is wrong with a request comes before its reply, which the test may have described. */
  async function respondStrictly(request: ReceivedRequest): Promise<Outcome> {
    const { errcodeOfAddress, errcodeOfRequest } = await import("../shapes/strict.ts");
    const custom = replies.find(request.path, { wildcard: true });
    const atAddress = custom ? undefined : errcodeOfAddress(request);
    if (atAddress !== undefined) return new ErrorReply(atAddress);
    const rejection = custom?.needsToken === false ? undefined : checkToken(request);
    if (rejection !== undefined) return rejection;
    const errcode = errcodeOfRequest(request, kindOf(request));
    return errcode === undefined ? respond(request) : new ErrorReply(errcode);
  }

  const kindOf = ({ query }: ReceivedRequest) => registry.inspect(tokenIn(query)).kind;

  function respond(request: ReceivedRequest): Outcome | Promise<Outcome> {
    const custom = replies.find(request.path, { wildcard: true });
    const rejection = custom?.needsToken === false ? undefined : checkToken(request);
    if (rejection !== undefined) return rejection;
    const account = registry.find(tokenIn(request.query))?.account ?? "";
    const overLimit = limits.count(request.path, { wildcard: true, account });
    if (overLimit !== undefined) return new ErrorReply(overLimit);
    if (custom !== undefined) return custom.respond(request);
    for (const endpoint of endpoints) {
      const outcome = endpoint.respond(request);
      if (outcome !== undefined) return outcome;
    }
    return builtInReply(request.path) ?? respondInShape(request);
  }

  return {
    respond: parts.strict ? respondStrictly : respond,
    reset() {
      quota.reset();
      logins.reset();
    },
  };
}
