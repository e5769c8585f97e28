import { systemClock } from "../../time/clock.ts";
import { createBusiness } from "./endpoints/business.ts";
import { createTokenEndpoints, tokenLimits } from "./endpoints/token.ts";
import type { SimulatorCall } from "./http/call.ts";
import { createErrmsg } from "./http/errmsg.ts";
import { createRecordedRequests } from "./http/recorded-requests.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import { createCustomReplies } from "./script/custom-replies.ts";
import { createFailures } from "./script/failures.ts";
import { createLimits } from "./script/limits.ts";
import { createSecurity } from "./security/security.ts";
import { createAccountTokens } from "./tokens/account-tokens.ts";
import { createRefreshTokens } from "./tokens/refresh-tokens.ts";
import { createTokenRegistry } from "./tokens/registry.ts";

export type SimulatorState = ReturnType<typeof createState>;

/** Creates everything that one simulator remembers: tokens, calls, and the behavior that the test has set. */
export function createState(options: WechatSimulatorOptions) {
  const {
    now = systemClock.wallMs,
    random = Math.random,
    userTokens,
    latencyMs = 0,
    rotateRefreshTokens = false,
  } = options;
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
  const recorded = createRecordedRequests(now);
  const permanentCodes = new Map<string, string>();
  const business = createBusiness({
    registry,
    accountTokens,
    permanentCodes,
    rotateRefreshTokens,
    limits,
    recorded,
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
    permanentCodes,
    refreshTokens: createRefreshTokens(rotateRefreshTokens, () => random().toString(36).slice(2)),
  });
  const { security: given } = options;
  const security = given
    ? createSecurity(given === true ? {} : given, options.appid ?? "wx0123456789abcdef", now)
    : undefined;
  const calls: SimulatorCall[] = [];
  const tokenCalls: SimulatorCall[] = [];

  return {
    now,
    errmsgFor: createErrmsg({ now, random }),
    registry,
    accountTokens,
    limits,
    failures,
    recorded,
    replies,
    business,
    tokenEndpoints,
    security,
    calls,
    tokenCalls,
    latencyMs,
    rejectedIp: undefined as string | undefined,
    reset() {
      calls.length = 0;
      tokenCalls.length = 0;
      for (const part of [registry, accountTokens, limits, recorded, replies, business]) part.reset();
      failures.clear();
      security?.reset();
      this.latencyMs = latencyMs;
      this.rejectedIp = undefined;
    },
  };
}
