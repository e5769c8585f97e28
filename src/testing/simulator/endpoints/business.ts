import { ErrorReply } from "../http/error-reply.ts";
import type { ReplyBody, SimulatorReply } from "../http/reply.ts";
import type { ReceivedRequest } from "../http/request.ts";
import type { CustomReplies } from "../script/custom-replies.ts";
import type { Limits } from "../script/limits.ts";
import type { SimulatorCredentials } from "../tokens/credentials.ts";
import type { TokenRegistry } from "../tokens/registry.ts";
import { createTokenCheck } from "../tokens/token-check.ts";
import { builtInReply } from "./built-in-replies.ts";
import { createLoginEndpoints } from "./login.ts";
import { createQuotaEndpoints } from "./quota.ts";

/** The result of a call, before it is rendered. */
export type Outcome = ErrorReply | ReplyBody | SimulatorReply;

/** All paths except the token endpoints. They check the token, then the limits, then reply. */
export interface Business {
  respond(request: ReceivedRequest): Outcome | Promise<Outcome>;
  reset(): void;
}

export function createBusiness(parts: {
  registry: TokenRegistry;
  limits: Limits;
  replies: CustomReplies;
  credentials: SimulatorCredentials;
  userTokens: readonly string[] | undefined;
  now: () => number;
  random: () => number;
}): Business {
  const { registry, limits, replies } = parts;
  const checkToken = createTokenCheck(registry, parts.userTokens);
  const quota = createQuotaEndpoints(parts);
  const logins = createLoginEndpoints(parts);

  return {
    respond(request) {
      const custom = replies.find(request.path, { wildcard: true });
      const rejection = custom?.needsToken === false ? undefined : checkToken(request);
      if (rejection !== undefined) return rejection;
      const overLimit = limits.count(request.path, { wildcard: true });
      if (overLimit !== undefined) return new ErrorReply(overLimit);
      if (custom !== undefined) return custom.respond(request);
      return quota.respond(request) ?? logins.respond(request) ?? builtInReply(request.path);
    },
    reset() {
      quota.reset();
      logins.reset();
    },
  };
}
