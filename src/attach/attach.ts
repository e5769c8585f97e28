import type { AxiosInstance } from "axios";
import { swapAdapter } from "../call/adapter.ts";
import type { AttemptParts } from "../call/attempt.ts";
import { createExchange, type Exchange } from "../call/exchange.ts";
import { createRecovery } from "../call/recovery.ts";
import { createPacer } from "../call/retries.ts";
import { createFailover, failOverToo, type WithFailover } from "../request/failover.ts";
import { createTargets } from "../request/target.ts";
import { type AskedFor, createAskedFor } from "../response/accepted-bodies.ts";
import { createSafetyNet } from "../response/errcode-interceptor.ts";
import { createReadAnswer } from "../response/read.ts";
import { createRetryBudget } from "../retry/budget.ts";
import { DEFAULT_BUDGET, resolveRetry } from "../retry/options.ts";
import { createTokenSource, internalsOf, type TokenSource } from "../token/account.ts";
import type { TokenManager } from "../token/manager.ts";
import { managerFrom } from "../token/options.ts";
import { DEFAULT_TOKEN_PARAM } from "../token/provider.ts";
import { stableTokenProvider } from "../token/providers/stable-token.ts";
import { createRefusedPaths } from "../token/renewal-pauses.ts";
import { checkAttachOptions } from "./check-options.ts";
import type { WechatOptions } from "./options.ts";

/** What `attachWechat` hands back. */
export interface WechatAttachment {
  /** The account's tokens; undefined when none of `appid`, `provider` and `tokens` was given. */
  readonly tokens: TokenManager | undefined;
  /** Takes the plugin off, without a trace. Calls that are under way end as they began. */
  detach(): void;
}

/** Marks an instance that has an attachment, also for another copy of this package. */
const ATTACHED = Symbol.for("axios-wechat.attached");

/**
 * Attaches the plugin to an axios instance. From then on a non-zero errcode is a typed exception, a refused
 * access_token is renewed and the call goes through, and a busy system is retried with backoff.
 *
 * @param instance made by `axios.create()`; its interceptors, adapter and defaults stay as they are
 * @param options none: no token handling, but typed errors and retries
 * @throws {TypeError} on bad options, unknown names too, and on a second attach
 * @example
 * ```ts
 * const api = axios.create({ baseURL: "https://api.weixin.qq.com" });
 * attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });
 * ```
 */
export function attachWechat(instance: AxiosInstance, options: WechatOptions = {}): WechatAttachment {
  checkInstance(instance);
  checkAttachOptions(options);

  const withFailover = createFailover(options.failoverHosts ?? [], () => instance.defaults.baseURL, Date.now);
  const tokens = tokensOf(instance, options, withFailover);
  const source = tokens && createTokenSource(tokens, options.tokenErrcodes);
  const product = options.product ?? (tokens && internalsOf(tokens)?.provider.product);
  const stopListening = options.tokens && internalsOf(options.tokens)?.listen(options.onRefresh);

  const askedFor = createAskedFor();
  const exchange = wire(instance, options, { tokens: source, product, askedFor, withFailover });
  const { readEnvelope, tokenErrcodes } = options;
  const net = createSafetyNet({ product, readEnvelope, tokenErrcodes }, askedFor.has);

  const requestId = instance.interceptors.request.use(
    (config) => {
      swapAdapter(config, exchange);
      return config;
    },
    null,
    // One interceptor that is not makes all of them asynchronous, which every call would pay for.
    { synchronous: true },
  );
  const responseId = instance.interceptors.response.use(net.onAnswer, net.onError);
  Object.defineProperty(instance, ATTACHED, { value: true, configurable: true });

  return {
    tokens,
    detach() {
      instance.interceptors.request.eject(requestId);
      instance.interceptors.response.eject(responseId);
      stopListening?.();
      Reflect.deleteProperty(instance, ATTACHED);
    },
  };
}

interface Wiring {
  readonly tokens: TokenSource | undefined;
  readonly product: WechatOptions["product"];
  readonly askedFor: AskedFor;
  readonly withFailover: WithFailover;
}

function wire(
  instance: AxiosInstance,
  options: WechatOptions,
  { tokens, product, askedFor, withFailover }: Wiring,
): Exchange {
  const retry = resolveRetry(options.retry);
  const budget = createRetryBudget((options.retry || undefined)?.budget ?? DEFAULT_BUDGET);
  const refusedPaths = createRefusedPaths(Date.now);
  const param = tokens?.param ?? DEFAULT_TOKEN_PARAM;
  const parts: AttemptParts = {
    param,
    readAnswer: createReadAnswer(options.readEnvelope),
    product,
    tokenErrcodes: tokens?.errcodes ?? new Set(options.tokenErrcodes),
    retriedErrcodes: new Set(retry.errcodes),
    onSuccess({ path }) {
      budget.giveBack();
      refusedPaths.succeeded(path);
    },
  };
  const pacer = createPacer({
    instance,
    retry,
    budget,
    onRetry: options.onRetry,
    now: Date.now,
    random: Math.random,
  });
  return createExchange({
    ...parts,
    tokens,
    targetOf: createTargets(
      options.hosts,
      options.failoverHosts ?? [],
      () => instance.defaults.baseURL,
      param,
    ),
    recover: createRecovery({ ...parts, tokens, refusedPaths, pacer, askedFor }),
    askedFor,
    withFailover,
    defaultAdapter: () => instance.defaults.adapter,
    now: Date.now,
  });
}

function tokensOf(
  instance: AxiosInstance,
  options: WechatOptions,
  withFailover: WithFailover,
): TokenManager | undefined {
  const { appid, secret, tokens } = options;
  if (tokens) return tokens;
  const provider =
    options.provider ??
    (appid !== undefined && secret !== undefined ? stableTokenProvider({ appid, secret }) : undefined);
  if (!provider) return undefined;
  const { store, refreshAheadMs, lockWaitMs, lockLeaseMs, onRefresh } = options;
  return managerFrom(
    { provider, store, refreshAheadMs, lockWaitMs, lockLeaseMs, onRefresh, http: instance },
    (client) => failOverToo(client, withFailover),
  );
}

function checkInstance(instance: AxiosInstance): void {
  const { interceptors, defaults, create } = (instance ?? {}) as Partial<AxiosInstance>;
  if (!interceptors?.request || !interceptors.response || !defaults || typeof create !== "function") {
    throw new TypeError("attachWechat: the first argument must be an axios instance, made by axios.create()");
  }
  if (ATTACHED in instance) {
    throw new TypeError("attachWechat: this instance has an attachment already; detach() that one first");
  }
}
