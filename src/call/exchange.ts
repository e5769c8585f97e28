import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { checkCallOptions } from "../attach/check-options.ts";
import type { WechatCallOptions } from "../attach/options.ts";
import { prepareBody } from "../request/body.ts";
import type { WithFailover } from "../request/failover.ts";
import { isUnderWay, marking } from "../request/nested.ts";
import { type AdapterOption, resolveAdapter } from "../request/real-adapter.ts";
import { bringsCredentials, type Target } from "../request/target.ts";
import { placeToken } from "../request/token-param.ts";
import type { AskedFor } from "../response/accepted-bodies.ts";
import { keepFromCallersRetry } from "../retry/callers-retry.ts";
import { asTokenFetchError, type TokenSource } from "../token/account.ts";
import { signalOf, untilStopped } from "./abort.ts";
import { type AttemptParts, attempt, type OnFailure, send } from "./attempt.ts";
import { type Call, NO_TOKENS } from "./call.ts";

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

  /** Whether a token may be put on this request at all. */
  function acceptsToken(config: InternalAxiosRequestConfig, target: Target): boolean {
    return target.trusted && !target.bringsItsOwn && !bringsCredentials(config.params, parts.param);
  }

  /** Nobody wraps ours into the instance's defaults, and a name stands for one of axios' own. */
  function mayHoldOurs(real: AdapterOption): boolean {
    return typeof real === "function" && real !== parts.defaultAdapter();
  }

  async function waitForToken(call: Call, { manager, key }: TokenSource): Promise<void> {
    call.token = await untilStopped(call.config, (stop) =>
      manager.get(signalOf(stop)).catch((error: unknown) => {
        if (stop?.aborted) throw error;
        const failure = asTokenFetchError(error, key, call.config);
        keepFromCallersRetry(call.config, failure);
        throw failure;
      }),
    );
  }

  function exchange(
    config: InternalAxiosRequestConfig,
    plain: AxiosAdapter,
    real: AdapterOption,
    options: WechatCallOptions | undefined,
  ): Promise<AxiosResponse> {
    if (options !== undefined) checkCallOptions(options);
    const adapter = mayHoldOurs(real) ? marking(plain) : plain;
    const target = targetOf(config);
    const body = prepareBody(config, options?.body, real);
    const startedAtMs = now();

    const given = options?.token;
    const accepts = acceptsToken(config, target);
    const ours = accepts && given === undefined && tokens !== undefined && target.takesToken;
    const token = ours ? tokens.peek(startedAtMs) : accepts && given ? given : undefined;

    const waits = ours && token === undefined;
    const placed = token === undefined ? undefined : placeToken(config, parts.param, token);

    const begin = (): Call => ({
      config,
      adapter,
      options,
      target,
      body,
      startedAtMs,
      ours,
      token,
      placed,
      earlierTokens: NO_TOKENS,
      attempts: waits ? 0 : 1,
      replayed: false,
    });
    if (!waits) return send(config, adapter, placed, target, begin, parts, recover);
    const call = begin();
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
    const options = config.wechat;
    if (options === false) return leaveAlone(config, adapter);
    return exchange(config, adapter, real, options);
  };
}
