import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { AskedFor } from "./asked-for.ts";
import { type AttemptParts, attempt, type OnFailure } from "./attempt.ts";
import { type Call, NO_TOKENS } from "./call.ts";
import { keepFromCallersRetry } from "./callers-retry.ts";
import type { WithFailover } from "./failover.ts";
import type { WechatCallOptions } from "./options.ts";
import { checkCallOptions } from "./options-check.ts";
import { type AdapterOption, resolveAdapter } from "./real-adapter.ts";
import { prepareBody } from "./replay.ts";
import { untilStopped } from "./stop.ts";
import { bringsCredentials, type Target } from "./target.ts";
import { asTokenFetchError, type TokenSource } from "./token-source.ts";
import { isUnderWay } from "./under-way.ts";

export interface ExchangeParts extends AttemptParts {
  readonly tokens: TokenSource | undefined;
  readonly targetOf: (config: InternalAxiosRequestConfig) => Target;
  readonly recover: OnFailure;
  readonly askedFor: AskedFor;
  readonly withFailover: WithFailover;
  /** The instance's own. */
  readonly defaultAdapter: () => AdapterOption;
  readonly now: () => number;
}

/** The innermost layer of a call: takes a token, sends, reads the errcode, and recovers where that can be done. */
export type Exchange = (config: InternalAxiosRequestConfig, real: AdapterOption) => Promise<AxiosResponse>;

export function createExchange(parts: ExchangeParts): Exchange {
  const { tokens, targetOf, recover, askedFor, now } = parts;

  /** The token that this call starts with, where one is to be placed and none must be waited for. */
  function firstToken(
    config: InternalAxiosRequestConfig,
    target: Target,
    options: WechatCallOptions | undefined,
    nowMs: number,
  ) {
    const given = options?.token;
    if (given === false || !target.trusted || target.bringsItsOwn) return undefined;
    if (bringsCredentials(config.params, parts.param)) return undefined;
    if (given !== undefined) return { token: given, ours: false };
    return tokens && target.takesToken ? { token: tokens.peek(nowMs), ours: true } : undefined;
  }

  function begin(config: InternalAxiosRequestConfig, adapter: AxiosAdapter, real: AdapterOption): Call {
    const options = config.wechat as WechatCallOptions | undefined;
    if (options !== undefined) checkCallOptions(options);
    const target = targetOf(config);
    const startedAtMs = now();
    const first = firstToken(config, target, options, startedAtMs);
    return {
      config,
      adapter,
      // A name stands for one of axios' own adapters, and nobody wraps ours into the instance's defaults.
      mayHoldOurs: typeof real === "function" && real !== parts.defaultAdapter(),
      options,
      target,
      body: prepareBody(config, options?.body, real),
      startedAtMs,
      ours: first?.ours ?? false,
      token: first?.token,
      placed: undefined,
      earlierTokens: NO_TOKENS,
      attempts: 0,
      replayed: false,
    };
  }

  async function waitForToken(call: Call, { manager, key }: TokenSource): Promise<void> {
    call.token = await untilStopped(call.config, (signal) =>
      manager.get({ signal }).catch((error: unknown) => {
        if (signal.aborted) throw error;
        const failure = asTokenFetchError(error, key, call.config);
        keepFromCallersRetry(call.config, failure);
        throw failure;
      }),
    );
  }

  function exchange(
    config: InternalAxiosRequestConfig,
    adapter: AxiosAdapter,
    real: AdapterOption,
  ): Promise<AxiosResponse> {
    const call = begin(config, adapter, real);
    if (!call.ours || call.token !== undefined || !tokens) return attempt(call, parts, recover);
    return waitForToken(call, tokens).then(() => attempt(call, parts, recover));
  }

  async function leaveAlone(
    config: InternalAxiosRequestConfig,
    adapter: AxiosAdapter,
  ): Promise<AxiosResponse> {
    const response = await adapter(config);
    askedFor.watch(config);
    return response;
  }

  return (config, real) => {
    const adapter = parts.withFailover(resolveAdapter(real, config));
    // Somebody wrapped our adapter, and the config was sent a second time: the outer exchange does the work.
    if (isUnderWay(config)) return adapter(config);
    if (config.wechat === false) return leaveAlone(config, adapter);
    return exchange(config, adapter, real);
  };
}
