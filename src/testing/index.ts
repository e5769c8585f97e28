/**
 * For your own tests: a simulated WeChat, the checks that every token store must pass, a canary for leaked secrets.
 *
 * @module axios-wechat/testing
 */
export type { SimulatorAnswer } from "./answer.ts";
export { assertNoSecrets } from "./assert-no-secrets.ts";
export type { SimulatorCall } from "./call.ts";
export type { SimulatorCredentials } from "./credentials.ts";
export type { ReplyOptions } from "./described-replies.ts";
export type { FailOptions } from "./failures.ts";
export type { SimulatorHandlers } from "./handlers.ts";
export type { LimitOptions } from "./limits.ts";
export type { WechatSimulatorOptions } from "./options.ts";
export { type ReplyBody, type ReplyFunction, type SimulatorReply, simulatorReply } from "./reply.ts";
export type { ReceivedRequest, SimulatorRequest } from "./request.ts";
export type { ListenOptions, SimulatorServer } from "./server.ts";
export { createWechatSimulator } from "./simulator.ts";
export { type TokenStoreTestRunner, testTokenStore } from "./test-token-store.ts";
export type { TokenKind } from "./token-ledger.ts";
export type { WechatSimulator } from "./wechat-simulator.ts";
