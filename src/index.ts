/**
 * The plugin: `attachWechat` for an axios instance, token managers and providers, the error classes and their guards.
 *
 * @module axios-wechat
 */
import "./augment.ts";

export { attachWechat, type WechatAttachment } from "./attach.ts";
export {
  type Category,
  Errcode,
  type ErrcodeEntry,
  type ErrcodeName,
  type ErrcodeNumber,
  errcodes,
  lookupErrcode,
  type Product,
} from "./errcodes/index.ts";
export { WechatApiError } from "./errors/api.ts";
export {
  AccessTokenError,
  ContentError,
  CredentialError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  SystemBusyError,
  UserError,
} from "./errors/api-classes.ts";
export { WechatError } from "./errors/base.ts";
export { type ErrcodeSelector, isWechatApiError, isWechatError } from "./errors/guards.ts";
export { TokenFetchError, TokenStoreError } from "./errors/token.ts";
export { type ErrcodeInterceptorOptions, errcodeInterceptor } from "./interceptor.ts";
export type { ReadEnvelope, WechatCallOptions, WechatOptions } from "./options.ts";
export type { RetryEvent } from "./retry/event.ts";
export type { RetryOptions } from "./retry/options.ts";
export { memoryStore } from "./store/memory.ts";
export type { LockOptions, StoredToken, TokenStore } from "./store/store.ts";
export type { TokenManagerOptions } from "./token/create.ts";
export type { RefreshEvent } from "./token/events.ts";
export type { TokenManager } from "./token/manager.ts";
export type { TokenFetcher, TokenGrant, TokenProvider, TokenRequest } from "./token/provider.ts";
export {
  type AuthorizerOptions,
  authorizerProvider,
  type RefreshTokenKeeper,
} from "./token/providers/authorizer.ts";
export { clientCredentialProvider } from "./token/providers/client-credential.ts";
export { type ComponentCredentials, componentProvider } from "./token/providers/component.ts";
export { type AppCredentials, stableTokenProvider } from "./token/providers/stable-token.ts";
export { type WecomCredentials, wecomProvider } from "./token/providers/wecom.ts";
export { createTokenManager } from "./token-manager.ts";
