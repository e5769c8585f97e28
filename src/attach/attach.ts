import type { AxiosInstance } from "axios";
import { installExchange } from "../call/adapter.ts";
import { createExchange } from "../call/exchange.ts";
import { createSafetyNet } from "../response/safety-net.ts";
import { internalsOf } from "../token/account.ts";
import type { TokenManager } from "../token/manager.ts";
import { assemble } from "./assemble.ts";
import { checkAttachOptions } from "./check-options.ts";
import type { WechatOptions } from "./options.ts";

/** The result of {@link attachWechat}. */
export interface WechatAttachment {
  /** The account's tokens; undefined when none of `appid`, `provider` and `tokens` was given. */
  readonly tokens: TokenManager | undefined;
  /** Removes the plugin without a trace. Calls under way end as they began. */
  detach(): void;
}

/** Marks an instance with an attachment, for other copies of this package too. */
const ATTACHED = Symbol.for("axios-wechat.attached");

/**
 * Attaches the plugin to an axios instance. From then on a non-zero errcode is a typed exception, a rejected
 * access_token is renewed and the call goes through, and a busy system is retried with backoff.
 *
 * @param instance made by `axios.create()`; its interceptors, adapter and defaults stay as they are
 * @param options none: no token handling, but typed errors and retries
 * @throws {TypeError} on bad options, unknown names included, and on a second attach
 * @example
 * ```ts
 * const api = axios.create({ baseURL: "https://api.weixin.qq.com" });
 * attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });
 * ```
 */
export function attachWechat(instance: AxiosInstance, options: WechatOptions = {}): WechatAttachment {
  checkInstance(instance);
  checkAttachOptions(options);

  const { tokens, attachment } = assemble(instance, options);
  const exchange = createExchange(attachment);
  const { acceptedBodies, account } = attachment;
  const { readEnvelope, tokenErrcodes, lang } = options;
  const safetyNet = createSafetyNet(
    { product: account.product, readEnvelope, tokenErrcodes, lang },
    acceptedBodies,
    (config) => attachment.targetOf(config).ours,
  );
  const stopListening = internalsOf(options.tokens)?.listen(options.onRefresh);

  const requestId = instance.interceptors.request.use(
    installExchange(exchange),
    null,
    // A single asynchronous interceptor makes axios run all of them asynchronously, which costs every call.
    { synchronous: true },
  );
  const responseId = instance.interceptors.response.use(safetyNet.onResponse, safetyNet.onError);
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

function checkInstance(instance: AxiosInstance): void {
  const { interceptors, defaults, create } = (instance ?? {}) as Partial<AxiosInstance>;
  if (!interceptors?.request || !interceptors.response || !defaults || typeof create !== "function") {
    throw new TypeError("attachWechat: the first argument must be an axios instance, made by axios.create()");
  }
  if (ATTACHED in instance) {
    throw new TypeError("attachWechat: this instance has an attachment already; detach() that one first");
  }
}
