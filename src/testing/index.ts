/**
 * Tools for your own tests: a WeChat simulator, typed errors, tests for token stores, and an assertion against leaked secrets.
 *
 * @module axios-wechat/testing
 */

export { assertNoSecrets } from "./assert-no-secrets.ts";
export type { SimulatorCall } from "./simulator/http/call.ts";
export type { SimulatorHandlers } from "./simulator/http/msw-handlers.ts";
export type { SimulatorAnswer } from "./simulator/http/render.ts";
export {
  type ReplyBody,
  type ReplyFunction,
  type SimulatorReply,
  simulatorReply,
} from "./simulator/http/reply.ts";
export type { ReceivedRequest, SimulatorRequest } from "./simulator/http/request.ts";
export type { ListenOptions, SimulatorServer } from "./simulator/http/server.ts";
export type { WechatSimulatorOptions } from "./simulator/options.ts";
export type { ReplyOptions } from "./simulator/script/custom-replies.ts";
export type { FailOptions } from "./simulator/script/failures.ts";
export type { LimitOptions } from "./simulator/script/limits.ts";
export type {
  SecurityAnswer,
  SimulatorSecurity,
  SimulatorSecurityOptions,
} from "./simulator/security/options.ts";
export { createWechatSimulator } from "./simulator/simulator.ts";
export type { SimulatorCredentials } from "./simulator/tokens/credentials.ts";
export type { TokenKind } from "./simulator/tokens/registry.ts";
export type { WechatSimulator } from "./simulator/wechat-simulator.ts";
export { type TokenStoreTestRunner, testTokenStore } from "./store-suite/test-token-store.ts";
export { type WechatErrorOverrides, wechatError } from "./wechat-error.ts";
