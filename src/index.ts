/**
 * The plugin: `attachWechat` for an axios instance, token managers and providers, the error classes and their guards.
 *
 * @module axios-wechat
 */
import "./augment.ts";

export { tokenManagers } from "./accounts/managers.ts";
export type { TokenManagers, TokenManagersOptions } from "./accounts/options.ts";
export { attachmentOf, attachWechat, type WechatAttachment } from "./attach/attach.ts";
export type { WechatOptions } from "./attach/options.ts";
export type { WechatCallOptions } from "./call/options.ts";
// Types alone: the catalog has an entry point of its own, so that a program that attaches the plugin bundles without it.
export type {
  Category,
  ErrcodeEntry,
  ErrcodeName,
  ErrcodeNumber,
  Product,
  QuotaWindow,
} from "./errcodes/index.ts";
export type { AnyWechatApiError, AnyWechatError } from "./errors/any-error.ts";
export { WechatApiError } from "./errors/classes/api.ts";
export {
  AccessTokenError,
  ContentError,
  CredentialError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  SystemBusyError,
  UserError,
} from "./errors/classes/api-classes.ts";
export { WechatError } from "./errors/classes/base.ts";
export { type PartialFailure, PartialFailureError } from "./errors/classes/partial-failure.ts";
export { RedirectError } from "./errors/classes/redirect.ts";
export { type SecurityReason, WechatSecurityError } from "./errors/classes/security.ts";
export { TokenFetchError, TokenStoreError } from "./errors/classes/token.ts";
export { type ErrcodeSelector, isWechatApiError, isWechatError } from "./errors/guards.ts";
export type { Language } from "./errors/language.ts";
export { callInfo } from "./observe/call-info.ts";
export type { CallEvent, CallInfo, CallRetry } from "./observe/events/call-event.ts";
export type { QuotaEvent } from "./observe/events/quota-event.ts";
export type { RefreshEvent } from "./observe/events/refresh-event.ts";
export type { RetryEvent } from "./observe/events/retry-event.ts";
export type { SecurityEvent } from "./observe/events/security-event.ts";
export { errcodeInterceptor } from "./response/errcode-interceptor.ts";
export type { ErrcodeInterceptorOptions, ReadEnvelope } from "./response/options.ts";
export { partialFailures } from "./response/partial-failures.ts";
export type { RetryOptions } from "./retry/options.ts";
export type { ApiSecurity } from "./security/api-security.ts";
export { memoryStore } from "./store/memory.ts";
export type { LockOptions, StoredToken, TokenStore } from "./store/token-store.ts";
export { createTokenManager } from "./token/create-manager.ts";
export type { TokenManager } from "./token/manager.ts";
export type { TokenManagerOptions } from "./token/options.ts";
export type { TokenFetcher, TokenGrant, TokenProvider, TokenRequest } from "./token/provider.ts";
export { type AuthorizerOptions, authorizerProvider } from "./token/providers/authorizer.ts";
export { clientCredentialProvider } from "./token/providers/client-credential.ts";
export { type ComponentCredentials, componentProvider } from "./token/providers/component.ts";
export { type CorpOptions, corpProvider } from "./token/providers/corp.ts";
export {
  type JsapiTicketOptions,
  jsapiTicketProvider,
  type TicketType,
} from "./token/providers/jsapi-ticket.ts";
export { type ProviderTokenCredentials, providerTokenProvider } from "./token/providers/provider-token.ts";
export type { SecretSource } from "./token/providers/request/credentials.ts";
export type { ParentManager } from "./token/providers/request/parent-token.ts";
export type { RefreshTokenKeeper } from "./token/providers/request/refresh-token.ts";
export { type AppCredentials, stableTokenProvider } from "./token/providers/stable-token.ts";
export { type SuiteCredentials, suiteProvider } from "./token/providers/suite.ts";
export { type UserTokenOptions, userTokenProvider } from "./token/providers/user-token.ts";
export { type WecomCredentials, wecomProvider } from "./token/providers/wecom.ts";
