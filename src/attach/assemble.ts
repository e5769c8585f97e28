import type { AxiosInstance } from "axios";
import { createAccounts } from "../accounts/account-of.ts";
import { poolOf } from "../accounts/managers.ts";
import type { Attachment } from "../call/attachment.ts";
import { createRepeatOnSibling } from "../call/repeat-on-sibling.ts";
import { addFailover, createFailover, type WithFailover } from "../request/failover.ts";
import { createRedirects } from "../request/redirects.ts";
import { createTargets } from "../request/target.ts";
import { createAcceptedBodies } from "../response/accepted-bodies.ts";
import { createReadByPath } from "../response/read.ts";
import { DEFAULT_BUDGET, resolveRetry } from "../retry/options.ts";
import { systemClock } from "../time/clock.ts";
import { Manager, managerSettings, type TokenSource } from "../token/manager.ts";
import { stableTokenProvider } from "../token/providers/stable-token.ts";
import type { WechatOptions } from "./options.ts";

/** Makes the parts of an attachment from options that were checked before. */
export function assemble(
  instance: AxiosInstance,
  options: WechatOptions,
): { readonly tokens: TokenSource | undefined; readonly attachment: Attachment } {
  const { failoverHosts = [], hosts, lang, onRetry, readEnvelope } = options;
  const now = systemClock.monotonicMs;
  const withFailover = failoverHosts.length > 0 ? createFailover(failoverHosts, instance, now) : undefined;
  const tokens = managerOf(instance, options, withFailover);
  const { accounts: pool, accountOf, tokenErrcodes, product } = options;
  const budget = (options.retry || undefined)?.budget ?? DEFAULT_BUDGET;
  const accounts = createAccounts({
    ...{ tokens, accounts: pool, accountOf, tokenErrcodes, product, budget, lang, now },
  });
  poolOf(pool)?.adopt(instance, prepareWith(withFailover));
  const acceptedBodies = createAcceptedBodies();
  const targets = createTargets(hosts, failoverHosts, instance, accounts.own.product);
  return {
    tokens,
    attachment: {
      instance,
      accounts,
      lang,
      retry: resolveRetry(options.retry),
      repeat: createRepeatOnSibling(instance),
      onRetry,
      rejectPartial: options.rejectPartial ?? false,
      ...targets,
      readResponse: createReadByPath(readEnvelope, { onFile: acceptedBodies.watch }),
      acceptedBodies,
      withFailover,
      withRedirects: createRedirects({
        mayReceive: (url, { product: whose }) => targets.isTrusted(url, whose),
        mayLeave: true,
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
  const { store, refreshAheadMs, lockWaitMs, lockLeaseMs, lang, onRefresh } = options;
  const settings = managerSettings({
    ...{ store, refreshAheadMs, lockWaitMs, lockLeaseMs, lang, onRefresh, http: instance },
    prepareClient: prepareWith(withFailover),
  });
  return new Manager(provider, settings);
}

/** Token requests fail over, too. */
function prepareWith(
  withFailover: WithFailover | undefined,
): ((client: AxiosInstance) => AxiosInstance) | undefined {
  return withFailover && ((client) => addFailover(client, withFailover));
}
