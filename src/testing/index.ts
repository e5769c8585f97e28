/**
 * For your own tests: a simulated WeChat, the checks that every token store must pass, a canary for leaked secrets.
 *
 * @module axios-wechat/testing
 */

export { assertNoSecrets } from "./assert-no-secrets.ts";
export type { SimulatorAnswer } from "./simulator/http/answer.ts";
export type { SimulatorCall } from "./simulator/http/call.ts";
export type { SimulatorHandlers } from "./simulator/http/msw-handlers.ts";
export {
  type ReplyBody,
  type ReplyFunction,
  type SimulatorReply,
  simulatorReply,
} from "./simulator/http/reply.ts";
export type { ReceivedRequest, SimulatorRequest } from "./simulator/http/request.ts";
export type { ListenOptions, SimulatorServer } from "./simulator/http/server.ts";
export type { WechatSimulatorOptions } from "./simulator/options.ts";
export type { FailOptions } from "./simulator/script/failures.ts";
export type { LimitOptions } from "./simulator/script/limits.ts";
export type { ReplyOptions } from "./simulator/script/replies.ts";
export { createWechatSimulator } from "./simulator/simulator.ts";
export type { SimulatorCredentials } from "./simulator/tokens/credentials.ts";
export type { TokenKind } from "./simulator/tokens/ledger.ts";
export type { WechatSimulator } from "./simulator/wechat-simulator.ts";
export { type TokenStoreTestRunner, testTokenStore } from "./store-suite/test-token-store.ts";
