import { callHook } from "../../observe/hook.ts";
import {
  checkDisconnectOptions,
  checkFailOptions,
  checkKindOptions,
  checkLatency,
  checkLimit,
  checkListenOptions,
  checkReplyOptions,
  checkRevokeOptions,
  checkSimulatorOptions,
} from "./check-options.ts";
import { createBusiness, type Outcome } from "./endpoints/business.ts";
import { createTokenEndpoints, STABLE_TOKEN, tokenLimits } from "./endpoints/token.ts";
import { requestToken } from "./endpoints/token-endpoint.ts";
import {
  CHUNKED_REFUSED,
  JSON_TYPE,
  NO_ANSWER,
  renderRefusal,
  renderReply,
  type SimulatorAnswer,
} from "./http/answer.ts";
import { type OpenCall, openCall, type SimulatorCall } from "./http/call.ts";
import { createErrmsg } from "./http/errmsg.ts";
import { createHandlers, type SimulatorHandlers } from "./http/msw-handlers.ts";
import { Refusal, refuse } from "./http/refusal.ts";
import { checkBody, isSimulatorReply, simulatorReply } from "./http/reply.ts";
import { isChunked, type ReceivedRequest, receiveRequest, type SimulatorRequest } from "./http/request.ts";
import { createRid } from "./http/rid.ts";
import { serve } from "./http/server.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import { createFailures, type Failure } from "./script/failures.ts";
import { createLimits } from "./script/limits.ts";
import { checkErrcode, checkPath } from "./script/path.ts";
import { createDescribedReplies } from "./script/replies.ts";
import { createAccounts } from "./tokens/accounts.ts";
import { createTokenLedger } from "./tokens/ledger.ts";
import type { WechatSimulator } from "./wechat-simulator.ts";

/**
 * Makes a WeChat of your own, for tests and for work without an account. Nothing listens until `listen` is called.
 *
 * @example
 * const simulator = createWechatSimulator({ appid: "wx0123456789abcdef", secret: "s3cret" });
 * const { url, close } = await simulator.listen();
 * simulator.revokeToken();
 */
export function createWechatSimulator(options: WechatSimulatorOptions = {}): WechatSimulator {
  checkSimulatorOptions(options);
  const now = options.now ?? (() => Date.now());
  const wait = options.wait ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const random = options.random ?? Math.random;
  const expiresInMs = (options.expiresIn ?? 7200) * 1000;
  const renewAheadMs = options.renewAheadMs ?? Math.min(300_000, expiresInMs / 2);

  const ledger = createTokenLedger({ now, random, expiresInMs });
  const accounts = createAccounts({ ledger, now, renewAheadMs, overlapMs: options.overlapMs ?? 0 });
  const limits = createLimits(now, tokenLimits(options.dailyTokenQuota ?? 2000));
  const failures = createFailures();
  const replies = createDescribedReplies();
  const errmsg = createErrmsg({ rid: createRid({ now, random }), now });
  const { userTokens } = options;
  const business = createBusiness({ ledger, limits, replies, credentials: options, userTokens, now, random });
  const tokenEndpoints = createTokenEndpoints({
    accounts,
    ledger,
    credentials: options,
    secondsLeft: (token) => Math.max(0, Math.floor((token.expiresAtMs - now()) / 1000)),
  });

  const calls: SimulatorCall[] = [];
  const tokenCalls: SimulatorCall[] = [];
  let latencyMs = options.latencyMs ?? 0;
  let refusedIp: string | undefined;
  let handlers: SimulatorHandlers | undefined;

  async function answer(arrived: SimulatorRequest): Promise<SimulatorAnswer> {
    const request = receiveRequest(arrived);
    const call = openCall(request, now());
    const isTokenCall = tokenEndpoints.has(request.path);
    (isTokenCall ? tokenCalls : calls).push(call);
    if (request.path === STABLE_TOKEN) call.force = asksForForce(call.body);

    const chunked = isChunked(request);
    const failure = chunked ? undefined : failures.take(request.path, { wildcard: !isTokenCall });
    const answered = chunked
      ? CHUNKED_REFUSED
      : failure
        ? fail(failure, request)
        : await respond(request, call);
    call.errcode = answered.errcode;
    call.status = answered.disconnect ? undefined : answered.status;

    // What to answer is settled on arrival, and a late answer may tell of a state that is long gone.
    const delayMs = inMs(latencyMs, call) + inMs(failure?.delayMs ?? 0, call);
    if (delayMs > 0) await wait(delayMs);
    callHook("onCall", options.onCall, call);
    return answered;
  }

  async function respond(request: ReceivedRequest, call: OpenCall): Promise<SimulatorAnswer> {
    try {
      const outcome = await (tokenOutcome(request, call) ?? business.answer(request));
      return outcome instanceof Refusal ? render(outcome, request) : renderReply(outcome);
    } catch (error) {
      const body = `The reply of ${request.path} failed: ${error}`;
      return renderReply(simulatorReply({ status: 500, body }));
    }
  }

  function tokenOutcome(request: ReceivedRequest, call: OpenCall): Outcome | Promise<Outcome> | undefined {
    const endpoint = tokenEndpoints.get(request.path);
    if (endpoint === undefined) return undefined;
    const described = replies.find(request.path, { wildcard: false });
    if (described !== undefined) return described.answer(request);
    const granted = requestToken(endpoint, request, { limits, ipIsRefused: refusedIp !== undefined });
    if (granted instanceof Refusal) return granted;
    call.issued = granted.issued.value;
    return granted.body;
  }

  function fail(failure: Failure, request: SimulatorRequest): SimulatorAnswer {
    const { errcode, errmsg, status, fields } = failure;
    if (errcode === undefined) return NO_ANSWER;
    return render(refuse(errcode, { errmsg, status, fields }), request);
  }

  function render({ errcode, details }: Refusal, { path, query }: SimulatorRequest): SimulatorAnswer {
    const endpoint = tokenEndpoints.get(path);
    const isWecom =
      endpoint?.product === "wecom" || ledger.inspect(query.get("access_token")).kind === "wecom";
    const words = { isWecom, isTokenEndpoint: endpoint !== undefined, ip: refusedIp };
    const text = details.errmsg ?? errmsg(errcode, words);
    return renderRefusal({ errcode, details }, text, options.failureContentType ?? JSON_TYPE);
  }

  return {
    calls,
    tokenCalls,
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
      ledger.expireAll(which.kind);
    },
    revokeToken(which = {}) {
      checkRevokeOptions(which);
      const { sticky = false, kind } = which;
      ledger.revokeAll(kind);
      if (kind === undefined || kind === "stable") accounts.setSticky(sticky);
    },
    issueToken(which = {}) {
      checkKindOptions("issueToken", which);
      return ledger.issue(which.kind ?? "plain").value;
    },
    refuseIp(ip = "1.2.3.4") {
      refusedIp = ip;
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
    reply(path, body, replyOptions = {}) {
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
    setLatency(changed) {
      checkLatency(changed);
      latencyMs = changed;
    },
    reset() {
      calls.length = 0;
      tokenCalls.length = 0;
      for (const part of [ledger, accounts, limits, replies, business]) part.reset();
      failures.clear();
      latencyMs = options.latencyMs ?? 0;
      refusedIp = undefined;
    },
  };
}

function inMs(delay: number | ((call: SimulatorCall) => number), call: SimulatorCall): number {
  return typeof delay === "function" ? delay(call) : delay;
}

function asksForForce(body: unknown): boolean {
  return typeof body === "object" && body !== null && "force_refresh" in body && body.force_refresh === true;
}
