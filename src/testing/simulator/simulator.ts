import type { Endpoints } from "../../api/client/rows.ts";
import {
  checkDisconnectOptions,
  checkErrcode,
  checkFailOptions,
  checkKindOptions,
  checkLatency,
  checkLimit,
  checkListenOptions,
  checkReplyOptions,
  checkRevokeOptions,
  checkSimulatorOptions,
} from "./check-options.ts";
import { createHandlers, type SimulatorHandlers } from "./http/msw-handlers.ts";
import {
  checkBody,
  isSimulatorReply,
  type ReplyBody,
  type ReplyFunction,
  type SimulatorReply,
} from "./http/reply.ts";
import { serve } from "./http/server.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import { createRequestHandler } from "./request-handler.ts";
import type { ReplyOptions } from "./script/custom-replies.ts";
import { checkPath } from "./script/path.ts";
import { createState } from "./state.ts";
import type { WechatSimulator } from "./wechat-simulator.ts";

/**
 * Creates a WeChat simulator for tests and for development without an account. Call `listen` to serve it over HTTP.
 *
 * @example
 * const simulator = createWechatSimulator({ appid: "wx0123456789abcdef", secret: "s3cret" });
 * const { url, close } = await simulator.listen();
 * simulator.revokeToken();
 */
export function createWechatSimulator<All extends Endpoints = Endpoints>(
  options: WechatSimulatorOptions = {},
): WechatSimulator<All> {
  checkSimulatorOptions(options);
  const state = createState(options);
  const { registry, accountTokens, failures, replies, limits } = state;
  const answer = createRequestHandler(state, options);
  let handlers: SimulatorHandlers | undefined;

  return {
    calls: state.calls,
    tokenCalls: state.tokenCalls,
    security: state.security?.public,
    get handlers() {
      handlers ??= createHandlers(answer);
      return handlers;
    },
    answer,
    async listen(listenOptions = {}) {
      checkListenOptions(listenOptions);
      return serve(answer, listenOptions);
    },
    expireToken(which = {}) {
      checkKindOptions("expireToken", which);
      registry.expireAll(which);
    },
    revokeToken(which = {}) {
      checkRevokeOptions(which);
      const { sticky = false, kind, account } = which;
      registry.revokeAll(which);
      if (kind === undefined || kind === "stable") accountTokens.setSticky(sticky, account);
    },
    issueToken(which = {}) {
      checkKindOptions("issueToken", which);
      return registry.issue(which.kind ?? "plain", which.account).value;
    },
    accountOf: (token) => registry.find(token)?.account || undefined,
    refuseIp(ip = "1.2.3.4") {
      state.rejectedIp = ip;
    },
    fail(path, errcode, failOptions = {}) {
      checkPath(path);
      checkErrcode(errcode);
      checkFailOptions(failOptions);
      failures.add(path, { ...failOptions, errcode });
    },
    disconnect(path, disconnectOptions = {}) {
      checkPath(path);
      checkDisconnectOptions(disconnectOptions);
      const { times = Number.POSITIVE_INFINITY } = disconnectOptions;
      failures.add(path, { times });
    },
    heal: (path) => failures.clear(path),
    reply(path: string, body: ReplyBody | SimulatorReply | ReplyFunction, replyOptions: ReplyOptions = {}) {
      checkPath(path);
      checkReplyOptions(replyOptions);
      if (typeof body !== "function" && !isSimulatorReply(body)) checkBody(body);
      replies.set(path, body, replyOptions);
    },
    limit(path, limit) {
      checkPath(path);
      checkLimit(limit);
      limits.set(path, limit);
    },
    setLatency(latencyMs) {
      checkLatency(latencyMs);
      state.latencyMs = latencyMs;
    },
    reset: () => state.reset(),
  };
}
