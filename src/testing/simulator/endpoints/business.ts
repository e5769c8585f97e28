import { type Refusal, refuse } from "../http/refusal.ts";
import type { ReplyBody, SimulatorReply } from "../http/reply.ts";
import type { ReceivedRequest } from "../http/request.ts";
import type { Limits } from "../script/limits.ts";
import type { DescribedReplies } from "../script/replies.ts";
import { createAccess } from "../tokens/access.ts";
import type { SimulatorCredentials } from "../tokens/credentials.ts";
import type { TokenLedger } from "../tokens/ledger.ts";
import { builtInReply } from "./built-in-replies.ts";
import { createLoginEndpoints } from "./login.ts";
import { createQuotaEndpoints } from "./quota.ts";

/** What a call comes to: a refusal, or the reply to be rendered. */
export type Outcome = Refusal | ReplyBody | SimulatorReply;

/** Everything that is not a token endpoint: the token is looked at first, then the limits, then the reply is found. */
export interface Business {
  answer(request: ReceivedRequest): Outcome | Promise<Outcome>;
  reset(): void;
}

export function createBusiness(parts: {
  ledger: TokenLedger;
  limits: Limits;
  replies: DescribedReplies;
  credentials: SimulatorCredentials;
  userTokens: readonly string[] | undefined;
  now: () => number;
  random: () => number;
}): Business {
  const { ledger, limits, replies } = parts;
  const refuseToken = createAccess(ledger, parts.userTokens);
  const quota = createQuotaEndpoints(parts);
  const logins = createLoginEndpoints(parts);

  return {
    answer(request) {
      const described = replies.find(request.path, { wildcard: true });
      const refusal = described?.needsToken === false ? undefined : refuseToken(request);
      if (refusal !== undefined) return refusal;
      const overLimit = limits.spend(request.path, { wildcard: true });
      if (overLimit !== undefined) return refuse(overLimit);
      if (described !== undefined) return described.answer(request);
      return quota.answer(request) ?? logins.answer(request) ?? builtInReply(request.path);
    },
    reset() {
      quota.reset();
      logins.reset();
    },
  };
}
