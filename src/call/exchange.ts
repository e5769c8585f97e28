import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../accounts/account-of.ts";
import { seal } from "../errors/seal.ts";
import { keepCallInfo } from "../observe/call-info.ts";
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
import { quotaPausedError } from "./notes/quota-paused-error.ts";
import { keepInfo, watchCall } from "./notes/watch.ts";
import type { WechatCallOptions } from "./options.ts";
import { recover } from "./recovery.ts";
import { keepOursFromCaller } from "./retries.ts";
import { secured } from "./secured.ts";

const NO_TOKENS: readonly string[] = [];
const NO_RETRIES: Call["retries"] = [];

/** The innermost layer of a call: takes a token, sends, reads the errcode, and recovers from a failure. */
export type Exchange = (config: InternalAxiosRequestConfig, real: AdapterOption) => Promise<AxiosResponse>;

export function createExchange(attachment: Attachment): Exchange {
  const { accounts, acceptedBodies, instance, now, readResponse, withFailover, withRedirects } = attachment;
  const { calls, lang, pausesOnQuota, quota, rejectPartial, retry, security, targetOf, isTrusted } =
    attachment;

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
    if (pausesOnQuota) {
      const exhausted = quota.paused(account, target.path);
      if (exhausted) throw quotaPausedError(exhausted, config, account, attachment);
    }
    const param = options?.param ?? account.param;
    const plain = withFailoverHosts(
      withRedirects(resolved, { param, product: account.product, account: account.name }),
    );
    const sender = mayWrapOurs(real) ? markNested(plain) : plain;
    const own = options?.security;
    const adapter =
      security === undefined && own === undefined
        ? sender
        : secured(sender, config, { target, account, param, own }, attachment);
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
      retries: NO_RETRIES,
      tokenWaitMs: 0,
      replayed: false,
    });

    if (tokens && token === undefined) {
      const call = newCall(0);
      return keepInfo(call, sendWithoutToken(call, tokens), now);
    }
    return sendOnce(adapter, config).then(
      (response) => {
        if (placed !== undefined) removeToken(config, placed, response);
        const envelope = readResponse(response, config, target.hasOwnEnvelope);
        if (envelope === undefined) {
          keepCallInfo(response, account.name);
          return succeed(target, account, config, response, attachment);
        }
        const call = newCall(1);
        const first = readEnvelope(call, response, envelope, attachment);
        return keepInfo(call, recover(call, first, attachment), now);
      },
      (error: unknown) => {
        const call = newCall(1);
        return keepInfo(call, recover(call, readFault(call, error, attachment), attachment), now);
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

  function sendWhole(
    config: InternalAxiosRequestConfig,
    resolved: AxiosAdapter,
    real: AdapterOption,
    options: WechatCallOptions | undefined,
  ): Promise<AxiosResponse> {
    const sent = send(config, resolved, real, options);
    return (options?.rejectPartial ?? rejectPartial)
      ? sent.then((response) => refuse(response, config, options))
      : sent;
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
    if (calls.isWatched || calls.channel.hasSubscribers) {
      const target = targetOf(config);
      const work = async () => sendWhole(config, resolved, real, options);
      if (target.ours) return watchCall(config, target.path, work, now, calls.tell);
    }
    return sendWhole(config, resolved, real, options);
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
