import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../accounts/account-of.ts";
import { seal } from "../errors/seal.ts";
import { isUserTokenPath } from "../protocol/paths.ts";
import { prepareBody } from "../request/body.ts";
import { IN_EXCHANGE, type MarkableConfig, markNested } from "../request/nested.ts";
import { type AdapterOption, resolveAdapter } from "../request/real-adapter.ts";
import type { Target } from "../request/target.ts";
import { hasCredentials, placeToken, removeToken } from "../request/token-param.ts";
import { refusePartial } from "../response/partial-failures.ts";
import { keepFromCallersRetry } from "../retry/callers-retry.ts";
import { resolveRetry } from "../retry/options.ts";
import type { TokenSource } from "../token/manager.ts";
import { waitForToken } from "../token/wait-for-token.ts";
import { untilAborted } from "./abort.ts";
import type { Attachment } from "./attachment.ts";
import { attempt, Failure, readEnvelope, readFault, succeed } from "./attempt.ts";
import type { Call } from "./call.ts";
import { checkCallOptions } from "./check-options.ts";
import type { WechatCallOptions } from "./options.ts";
import { recover } from "./recovery.ts";
import { keepOursFromCaller } from "./retries.ts";

const NO_TOKENS: readonly string[] = [];

/** The innermost layer of a call: takes a token, sends, reads the errcode, and recovers from a failure. */
export type Exchange = (config: InternalAxiosRequestConfig, real: AdapterOption) => Promise<AxiosResponse>;

export function createExchange(attachment: Attachment): Exchange {
  const { accounts, acceptedBodies, instance, now, readResponse, withFailover, withRedirects } = attachment;
  const { lang, rejectPartial, retry, targetOf, isTrusted } = attachment;

  /** Only an adapter that an interceptor set can wrap ours: never the instance's default, nor a built-in one. */
  function mayWrapOurs(real: AdapterOption): boolean {
    return typeof real === "function" && real !== instance.defaults.adapter;
  }

  function accountFor(
    config: InternalAxiosRequestConfig,
    options: WechatCallOptions | undefined,
    takesToken: boolean,
  ): CallAccount {
    const isOwn = !accounts.areMany && options?.tokens === undefined && options?.account === undefined;
    if (isOwn) return accounts.own;
    try {
      return accounts.of(config, options, takesToken);
    } catch (error) {
      keepFromCallersRetry(config, error, resolveRetry(options?.retry, retry));
      throw error;
    }
  }

  function isTrustedFor({ url }: Target, { product }: CallAccount): boolean {
    return url !== undefined && isTrusted(url, product);
  }

  /** The first attempt is made here and not by `attempt`: on the success path it costs one `then` and no record. */
  function send(
    config: InternalAxiosRequestConfig,
    resolved: AxiosAdapter,
    real: AdapterOption,
    options: WechatCallOptions | undefined,
  ): Promise<AxiosResponse> {
    if (options !== undefined) checkCallOptions(options);
    const target = targetOf(config);
    if (!target.ours) return sendElsewhere(config, resolved, options, real);
    const given = options?.token;
    const account = accountFor(config, options, given === undefined && target.takesToken);
    const param = options?.param ?? account.param;
    const plain = withFailoverHosts(
      withRedirects(resolved, { param, product: account.product, account: account.name }),
    );
    const adapter = mayWrapOurs(real) ? markNested(plain) : plain;
    const body = prepareBody(config, options?.body, real);
    const startedAtMs = now();

    const { query } = target;
    const trusted = account === accounts.own ? target.trusted : isTrustedFor(target, account);
    const mayCarry = trusted && !hasCredentials(config.params, param) && !hasCredentials(query, param);
    const takesToken = target.takesToken || (options?.tokens !== undefined && isUserTokenPath(target.path));
    const tokens = mayCarry && given === undefined && takesToken ? account.tokens : undefined;
    const token = tokens ? account.manager?.take(startedAtMs) : mayCarry && given ? given : undefined;
    const placed = token === undefined ? undefined : placeToken(config, param, token, query);

    const newCall = (attempts: number): Call => ({
      config,
      adapter,
      options,
      target,
      body,
      startedAtMs,
      account,
      tokens,
      param,
      token,
      placed,
      earlierTokens: NO_TOKENS,
      endpoint: undefined,
      attempts,
      replayed: false,
    });

    if (tokens && token === undefined) return sendWithoutToken(newCall(0), tokens);
    return sendOnce(adapter, config).then(
      (response) => {
        if (placed !== undefined) removeToken(config, placed, response);
        const envelope = readResponse(response, config, target.hasOwnEnvelope);
        if (envelope === undefined) return succeed(target.path, account, response);
        const call = newCall(1);
        return recover(call, readEnvelope(call, response, envelope, attachment), attachment);
      },
      (error: unknown) => {
        const call = newCall(1);
        return recover(call, readFault(call, error, attachment), attachment);
      },
    );
  }

  /** Waits for a token first. */
  async function sendWithoutToken(call: Call, tokens: TokenSource): Promise<AxiosResponse> {
    const { config } = call;
    try {
      call.token = (await untilAborted(config, (signal) => waitForToken(tokens, call, signal, lang))).token;
    } catch (error) {
      keepOursFromCaller(call, error, attachment);
      throw error;
    }
    const result = await attempt(call, attachment);
    return result instanceof Failure ? recover(call, result, attachment) : result;
  }

  /** Rejects what a success left undone. It is no failure of an attempt: a repeat would do the rest a second time. */
  function refuse(
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
    options: WechatCallOptions | undefined,
  ): AxiosResponse | Promise<AxiosResponse> {
    if (!targetOf(config).ours) return response;
    const { name, product } = accountFor(config, options, false);
    return refusePartial(response, config, { account: name, product, lang });
  }

  async function bypass(config: InternalAxiosRequestConfig, adapter: AxiosAdapter): Promise<AxiosResponse> {
    const response = await adapter(config);
    acceptedBodies.watch(config);
    return response;
  }

  /** A host that has nothing to do with WeChat: its errcodes and its faults are the caller's own. */
  async function sendElsewhere(
    config: InternalAxiosRequestConfig,
    adapter: AxiosAdapter,
    options: WechatCallOptions | undefined,
    real: AdapterOption,
  ): Promise<AxiosResponse> {
    if (options?.body) prepareBody(config, options.body, real);
    try {
      return await bypass(config, mayWrapOurs(real) ? markNested(adapter) : adapter);
    } catch (error) {
      throw seal(error);
    }
  }

  function withFailoverHosts(adapter: AxiosAdapter): AxiosAdapter {
    return withFailover ? withFailover(adapter) : adapter;
  }

  return (config: MarkableConfig, real) => {
    const resolved = resolveAdapter(real, config);
    if (config[IN_EXCHANGE]) return withFailoverHosts(resolved)(config);
    const options = config.wechat;
    if (options === false) return bypass(config, withFailoverHosts(resolved));
    const sent = send(config, resolved, real, options);
    return (options?.rejectPartial ?? rejectPartial)
      ? sent.then((response) => refuse(response, config, options))
      : sent;
  };
}

/** An adapter may throw instead of rejecting. */
function sendOnce(adapter: AxiosAdapter, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
  try {
    return adapter(config);
  } catch (error) {
    return Promise.reject(error);
  }
}
