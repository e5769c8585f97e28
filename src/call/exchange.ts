import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../accounts/account-of.ts";
import { keepCallInfo } from "../observe/call-info.ts";
import { isUserTokenPath } from "../protocol/paths.ts";
import { prepareBody } from "../request/body.ts";
import { IN_EXCHANGE, type MarkableConfig, markNested } from "../request/nested.ts";
import { type AdapterOption, resolveAdapter, sendOnce } from "../request/real-adapter.ts";
import { hasCredentials, placeToken, removeToken } from "../request/token-param.ts";
import { excludeFromCallersRetry } from "../retry/callers-axios-retry.ts";
import { resolveRetry } from "../retry/options.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import type { Attachment } from "./attachment.ts";
import { bypass, sendToForeignHost } from "./bypass.ts";
import type { Call } from "./call.ts";
import { keepInfo, watchCall } from "./call-events.ts";
import { checkCallOptions } from "./check-options.ts";
import type { WechatCallOptions } from "./options.ts";
import { recordSuccess } from "./record-success.ts";
import { withSecurity } from "./with-security.ts";

const NO_TOKENS: readonly string[] = [];
const NO_RETRIES: Call["retries"] = [];

/** The innermost layer of a call: takes a token, sends, reads the errcode, and recovers from a failure. */
export type Exchange = (config: InternalAxiosRequestConfig, real: AdapterOption) => Promise<AxiosResponse>;

type Recovery = typeof import("./recovery/recovery.ts");

/** What a call needs that is not a plain success. */
export const callRecovery = /* @__PURE__ */ lazyModule(() => import("./recovery/recovery.ts"));
export const pausedCallRejection = /* @__PURE__ */ lazyModule(() => import("./quota/paused-error.ts"));
export const partialFailures = /* @__PURE__ */ lazyModule(() => import("../response/partial-failures.ts"));

export function createExchange(attachment: Attachment): Exchange {
  const { accounts, exemptBodies, instance, now, readResponse, withFailover, withRedirects } = attachment;
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
      excludeFromCallersRetry(config, error, resolveRetry(options?.retry, retry));
      throw error;
    }
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
    if (!target.isWechat) {
      if (options?.body) prepareBody(config, options.body, real);
      return sendToForeignHost(config, mayWrapOurs(real) ? markNested(resolved) : resolved, exemptBodies);
    }
    const given = options?.token;
    const account = accountFor(config, options, given === undefined && target.takesToken);
    if (pausesOnQuota) {
      const exhausted = quota.paused(account, target.path);
      if (exhausted) {
        return pausedCallRejection
          .load()
          .then(({ rejectPausedCall }) => rejectPausedCall(exhausted, config, account, attachment));
      }
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
        : withSecurity(sender, config, { target, account, param, own }, attachment);
    const body = prepareBody(config, options?.body, real);
    const startedAtMs = now();

    const { query, url } = target;
    const trusted =
      account === accounts.own ? target.trusted : url !== undefined && isTrusted(url, account.product);
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
      return recoverWith(call, ({ sendWithoutToken }) => sendWithoutToken(call, tokens, attachment));
    }
    return sendOnce(adapter, config).then(
      (response) => {
        if (placed !== undefined) removeToken(config, placed, response);
        const envelope = readResponse(response, config, target.hasOtherEnvelope);
        if (envelope === undefined) {
          keepCallInfo(response, account.name);
          return recordSuccess(target, account, config, response, attachment);
        }
        // A stream may break off before the recovery is loaded, which then reads it.
        if (envelope instanceof Promise) envelope.catch(() => {});
        const call = newCall(1);
        return recoverWith(call, ({ recoverFromResponse }) =>
          recoverFromResponse(call, response, envelope, attachment),
        );
      },
      (error: unknown) => {
        const call = newCall(1);
        return recoverWith(call, ({ recoverFromFault }) => recoverFromFault(call, error, attachment));
      },
    );
  }

  /** The rest of a call that is not a plain success. */
  function recoverWith(
    call: Call,
    work: (recovery: Recovery) => Promise<AxiosResponse>,
  ): Promise<AxiosResponse> {
    const { module } = callRecovery;
    return keepInfo(call, module ? work(module) : callRecovery.load().then(work), now);
  }

  /** Rejects what a success left undone. It is not a failed attempt: a repeat would do the rest a second time. */
  async function rejectIfPartial(
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
    options: WechatCallOptions | undefined,
  ): Promise<AxiosResponse> {
    if (!targetOf(config).isWechat) return response;
    const { name, product } = accountFor(config, options, false);
    const { rejectPartialFailures } = await partialFailures.load();
    return rejectPartialFailures(response, config, { account: name, product, lang });
  }

  function sendAndCheckPartial(
    config: InternalAxiosRequestConfig,
    resolved: AxiosAdapter,
    real: AdapterOption,
    options: WechatCallOptions | undefined,
  ): Promise<AxiosResponse> {
    const sent = send(config, resolved, real, options);
    return (options?.rejectPartial ?? rejectPartial)
      ? sent.then((response) => rejectIfPartial(response, config, options))
      : sent;
  }

  function withFailoverHosts(adapter: AxiosAdapter): AxiosAdapter {
    return withFailover ? withFailover(adapter) : adapter;
  }

  return (config: MarkableConfig, real) => {
    const resolved = resolveAdapter(real, config);
    if (config[IN_EXCHANGE]) return withFailoverHosts(resolved)(config);
    const options = config.wechat;
    if (options === false) return bypass(config, withFailoverHosts(resolved), exemptBodies);
    if (calls.isWatched || calls.channel.hasSubscribers) {
      const target = targetOf(config);
      const work = async () => sendAndCheckPartial(config, resolved, real, options);
      if (target.isWechat) return watchCall(config, target.path, work, now, calls.tell);
    }
    return sendAndCheckPartial(config, resolved, real, options);
  };
}
