import type { AxiosInstance } from "axios";
import { poolOf } from "../accounts/pool.ts";
import { installExchange } from "../call/adapter.ts";
import { createExchange } from "../call/exchange.ts";
import type { Inferred } from "../checks/given.ts";
import { createSafetyNet } from "../response/safety-net.ts";
import { AXIOS_IS_MOCK } from "../runtime/axios-module.ts";
import { internalsOf } from "../token/account.ts";
import type { TokenManager } from "../token/manager.ts";
import { assemble } from "./assemble.ts";
import { checkAttachOptions } from "./check-options.ts";
import type { OptionRules } from "./option-rules.ts";
import type { WechatOptions } from "./options.ts";
import { preload } from "./preload.ts";

/** The result of {@link attachWechat}. */
export interface WechatAttachment {
  /** The account's tokens; undefined when none of `appid`, `provider` and `tokens` was given, and with `accounts`. */
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
export function attachWechat<Given extends WechatOptions>(
  instance: AxiosInstance,
  options?: WechatOptions & Inferred<Given, OptionRules<Given>>,
): WechatAttachment;
export function attachWechat(instance: AxiosInstance, options: WechatOptions = {}): WechatAttachment {
  checkInstance(instance);
  checkAttachOptions(options);

  preload();
  const { tokens, attachment, onRefresh } = assemble(instance, options);
  const exchange = createExchange(attachment);
  const { exemptBodies, accounts } = attachment;
  const { readEnvelope, tokenErrcodes, lang } = options;
  const safetyNet = createSafetyNet(
    { product: accounts.own.product, readEnvelope, tokenErrcodes, lang },
    exemptBodies,
    (config) => attachment.targetOf(config).isWechat,
  );
  const shared = internalsOf(options.tokens) ?? poolOf(options.accounts);
  const stopListening = shared?.listen(onRefresh);

  const requestId = instance.interceptors.request.use(
    installExchange(exchange),
    null,
    // A single asynchronous interceptor makes axios run all of them asynchronously, which costs every call.
    { synchronous: true },
  );
  const responseId = instance.interceptors.response.use(safetyNet.onResponse, safetyNet.onError);

  const attached: WechatAttachment = {
    // A user's own object may have no more than get and refresh: the user knows.
    tokens: tokens as TokenManager | undefined,
    detach() {
      instance.interceptors.request.eject(requestId);
      instance.interceptors.response.eject(responseId);
      stopListening?.();
      // Not the mark of a later attachment.
      if (attachmentOf(instance) === attached) Reflect.deleteProperty(instance, ATTACHED);
    },
  };
  Object.defineProperty(instance, ATTACHED, { value: attached, configurable: true });
  return attached;
}

/**
 * The attachment of an instance: for code that is evaluated twice on one instance, as by a hot reload.
 *
 * @returns undefined when there is none
 * @example
 * ```ts
 * attachmentOf(api)?.detach();
 * attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });
 * ```
 */
export function attachmentOf(instance: AxiosInstance): WechatAttachment | undefined {
  const mark = (instance as Partial<Record<typeof ATTACHED, WechatAttachment | true>> | undefined)?.[
    ATTACHED
  ];
  // Version 0.1.0 left a mark without the attachment.
  return mark === true ? undefined : mark;
}

function checkInstance(instance: AxiosInstance): void {
  if (AXIOS_IS_MOCK) {
    throw new TypeError(
      "attachWechat: axios is mocked and sends nothing; use real axios in this test and let it call the simulator of axios-wechat/testing",
    );
  }
  const { interceptors, defaults, create } = (instance ?? {}) as Partial<AxiosInstance>;
  if (!interceptors?.request || !interceptors.response || !defaults || typeof create !== "function") {
    throw new TypeError("attachWechat: the first argument must be an axios instance, made by axios.create()");
  }
  if (ATTACHED in instance) {
    throw new TypeError(
      `attachWechat: this instance has an attachment already; call attachmentOf(api)?.detach() first${isGlobal(instance) ? SHARED : ""}`,
    );
  }
}

/** Only the global axios has the classes of its module. */
function isGlobal(instance: AxiosInstance): boolean {
  return typeof (instance as { Axios?: unknown }).Axios === "function";
}

const SHARED =
  ", or attach to an instance of your own: this is the global axios, which all modules share. axios.create() makes one, and in NestJS HttpModule.register() in place of HttpModule";
