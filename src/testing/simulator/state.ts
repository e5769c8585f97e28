import { systemClock } from "../../time/clock.ts";
import { createBusiness } from "./endpoints/business.ts";
import { createTokenEndpoints, tokenLimits } from "./endpoints/token.ts";
import type { SimulatorCall } from "./http/call.ts";
import { createErrmsg } from "./http/errmsg.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import { createCustomReplies } from "./script/custom-replies.ts";
import { createFailures } from "./script/failures.ts";
import { createLimits } from "./script/limits.ts";
import { createAccountTokens } from "./tokens/account-tokens.ts";
import { createTokenRegistry } from "./tokens/registry.ts";

export type SimulatorState = ReturnType<typeof createState>;

/** Creates everything that one simulator remembers: tokens, calls, and the behavior that the test has set. */
export function createState(options: WechatSimulatorOptions) {
  const { now = systemClock.wallMs, random = Math.random, userTokens, latencyMs = 0 } = options;
  const expiresInMs = (options.expiresIn ?? 7200) * 1000;
  const renewAheadMs = options.renewAheadMs ?? Math.min(300_000, expiresInMs / 2);

  const registry = createTokenRegistry({ now, random, expiresInMs });
  const accountTokens = createAccountTokens({
    registry,
    now,
    renewAheadMs,
    overlapMs: options.overlapMs ?? 0,
  });
  const limits = createLimits(now, tokenLimits(options.dailyTokenQuota ?? 2000));
  const failures = createFailures();
  const replies = createCustomReplies();
  const business = createBusiness({
    registry,
    limits,
    replies,
    credentials: options,
    strict: options.strict ?? false,
    userTokens,
    now,
    random,
  });
  const tokenEndpoints = createTokenEndpoints({
    accountTokens,
    registry,
    credentials: options,
    secondsLeft: (token) => Math.max(0, Math.floor((token.expiresAtMs - now()) / 1000)),
  });
  const calls: SimulatorCall[] = [];
  const tokenCalls: SimulatorCall[] = [];

  return {
    now,
    errmsgFor: createErrmsg({ now, random }),
    registry,
    accountTokens,
    limits,
    failures,
    replies,
    business,
    tokenEndpoints,
    calls,
    tokenCalls,
    latencyMs,
    rejectedIp: undefined as string | undefined,
    reset() {
      calls.length = 0;
      tokenCalls.length = 0;
      for (const part of [registry, accountTokens, limits, replies, business]) part.reset();
      failures.clear();
      this.latencyMs = latencyMs;
      this.rejectedIp = undefined;
    },
  };
}
