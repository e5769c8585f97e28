import type { AxiosInstance } from "axios";
import { createAccounts } from "../accounts/account-of.ts";
import { poolOf } from "../accounts/pool.ts";
import type { Attachment } from "../call/attachment.ts";
import { createRepeatOnSibling } from "../call/sibling/repeat-on-sibling.ts";
import { checkAppid } from "../call/with-security.ts";
import { SecurityEvents } from "../observe/security-events.ts";
import { createQuota } from "../quota/quota.ts";
import type { WithFailover } from "../request/failover.ts";
import { withAdapter } from "../request/real-adapter.ts";
import { createRedirects } from "../request/redirects.ts";
import { createTargets } from "../request/target.ts";
import { createExemptBodies } from "../response/exempt-bodies.ts";
import { createReadByPath } from "../response/read.ts";
import { DEFAULT_BUDGET, resolveRetry } from "../retry/options.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { systemClock } from "../time/clock.ts";
import { Manager, type TokenSource } from "../token/manager.ts";
import { stableTokenProvider } from "../token/providers/stable-token.ts";
import { managerSettings } from "../token/renewal/settings.ts";
import { createObservers, type Observers } from "./observers.ts";
import type { WechatOptions } from "./options.ts";

/** Makes the parts of an attachment from options that were checked before. */
export function assemble(
  instance: AxiosInstance,
  options: WechatOptions,
): {
  readonly tokens: TokenSource | undefined;
  readonly attachment: Attachment;
  readonly onRefresh: Observers["onRefresh"];
} {
  const { failoverHosts = [], hosts, lang, pauseOnQuota = false, readEnvelope } = options;
  const now = systemClock.monotonicMs;
  const withFailover = failoverHosts.length > 0 ? failoverTo(failoverHosts, instance, now) : undefined;
  const observers = createObservers(options);
  const { onRefresh } = observers;
  const tokens = managerOf(instance, { ...options, onRefresh }, withFailover);
  const { accounts: pool, accountOf, tokenErrcodes, product } = options;
  const budget = (options.retry || undefined)?.budget ?? DEFAULT_BUDGET;
  const accounts = createAccounts({
    ...{ tokens, accounts: pool, accountOf, tokenErrcodes, product, budget, lang, now },
  });
  const { security, onSecurity } = options;
  if (typeof security === "object") checkAppid("options.security", security, accounts.own);
  poolOf(pool)?.setDefaultClient(instance, prepareWith(withFailover));
  const exemptBodies = createExemptBodies();
  const targets = createTargets(hosts, failoverHosts, instance, accounts.own.product);
  return {
    tokens,
    onRefresh,
    attachment: {
      instance,
      accounts,
      lang,
      retry: resolveRetry(options.retry),
      repeat: createRepeatOnSibling(instance),
      onRetry: observers.onRetry,
      calls: observers.calls,
      pausesOnQuota: pauseOnQuota,
      quota: createQuota({
        clock: systemClock,
        emit: (account, change) =>
          observers.onQuota({ ...(account !== undefined && { account }), ...change }),
      }),
      security,
      securityEvents: new SecurityEvents(onSecurity, now),
      rejectPartial: options.rejectPartial ?? false,
      ...targets,
      readResponse: createReadByPath(readEnvelope, { onFile: exemptBodies.watch }),
      exemptBodies,
      withFailover,
      withRedirects: createRedirects({
        mayReceive: (url, { product: whose }) => targets.isTrusted(url, whose),
        allowsOtherHosts: true,
        lang,
      }),
      now,
      random: Math.random,
    },
  };
}

/** The manager that the options name or describe. */
function managerOf(
  instance: AxiosInstance,
  options: WechatOptions,
  withFailover: WithFailover | undefined,
): TokenSource | undefined {
  const { appid, secret, tokens } = options;
  if (tokens) return tokens;
  const provider =
    options.provider ??
    (appid !== undefined && secret !== undefined ? stableTokenProvider({ appid, secret }) : undefined);
  if (!provider) return undefined;
  const { store, refreshAheadMs, lockWaitMs, lockLeaseMs, lang, onRefresh, waitUntil } = options;
  const settings = managerSettings({
    ...{ store, refreshAheadMs, lockWaitMs, lockLeaseMs, lang, onRefresh, waitUntil, http: instance },
    prepareClient: prepareWith(withFailover),
  });
  return new Manager(provider, settings);
}

const failover = /* @__PURE__ */ lazyModule(() => import("../request/failover.ts"));

/** Loaded where the options name further hosts, from the attachment on. */
function failoverTo(hosts: readonly string[], instance: AxiosInstance, now: () => number): WithFailover {
  let withFailover: WithFailover | undefined;
  failover.load().catch(() => {});
  return (adapter) => async (config) => {
    const { createFailover } = failover.module ?? (await failover.load());
    withFailover ??= createFailover(hosts, instance, now);
    return withFailover(adapter)(config);
  };
}

/** Token requests fail over, too. */
function prepareWith(
  withFailover: WithFailover | undefined,
): ((client: AxiosInstance) => AxiosInstance) | undefined {
  return withFailover && ((client) => withAdapter(client, withFailover));
}
