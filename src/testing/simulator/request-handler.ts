import { callHook } from "../../observe/hook.ts";
import type { Outcome } from "./endpoints/business.ts";
import { STABLE_TOKEN } from "./endpoints/token.ts";
import { idIn, requestToken } from "./endpoints/token-endpoint.ts";
import { type OpenCall, openCall, type SimulatorCall } from "./http/call.ts";
import { ErrorReply } from "./http/error-reply.ts";
import {
  CHUNKED_BODY_REJECTED,
  DISCONNECTED,
  type HandleRequest,
  JSON_TYPE,
  renderError,
  renderReply,
  type SimulatorAnswer,
} from "./http/render.ts";
import { simulatorReply } from "./http/reply.ts";
import {
  isChunked,
  jsonFields,
  type ReceivedRequest,
  receiveRequest,
  type SimulatorRequest,
} from "./http/request.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import type { Failure } from "./script/failures.ts";
import type { SimulatorState } from "./state.ts";
import { isWecomKind } from "./tokens/registry.ts";
import { tokenIn } from "./tokens/token-check.ts";

/** Creates the function that records a request and resolves with its response. */
export function createRequestHandler(state: SimulatorState, options: WechatSimulatorOptions): HandleRequest {
  const wait = options.wait ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const { registry, tokenEndpoints } = state;

  return async (arrived) => {
    const received = receiveRequest(arrived);
    const opened = state.security?.open(received);
    const rejection = opened instanceof ErrorReply ? opened : undefined;
    const request = opened && !rejection ? (opened as ReceivedRequest) : received;
    const call = openCall(request, state.now());
    const isTokenCall = tokenEndpoints.has(request.path);
    (isTokenCall ? state.tokenCalls : state.calls).push(call);
    if (request.path === STABLE_TOKEN) call.force = isForced(call.body);

    const chunked = isChunked(request);
    const account = accountOf(request, isTokenCall);
    const failure =
      chunked || rejection
        ? undefined
        : state.failures.take(request.path, { wildcard: !isTokenCall, account });
    const answer = chunked
      ? CHUNKED_BODY_REJECTED
      : failure
        ? fail(failure, request, call)
        : rejection
          ? render(rejection, request, call)
          : await respond(request, call);
    call.errcode = answer.errcode;
    call.status = answer.disconnect ? undefined : answer.status;

    // The response is fixed before the delay, so a late response can describe an outdated state.
    const delayMs = toMs(state.latencyMs, call) + toMs(failure?.delayMs ?? 0, call);
    if (delayMs > 0) await wait(delayMs);
    callHook("onCall", options.onCall, call);
    return request === received ? answer : (state.security?.close(answer, request) ?? answer);
  };

  /** Whose call it is: a token call says so itself, any other by its token. */
  function accountOf(request: SimulatorRequest, isTokenCall: boolean): string | undefined {
    const { query } = request;
    if (!isTokenCall) return registry.find(tokenIn(query))?.account;
    return idIn(jsonFields(request) ?? Object.fromEntries(query));
  }

  async function respond(request: ReceivedRequest, call: OpenCall): Promise<SimulatorAnswer> {
    try {
      const outcome = await (tokenOutcome(request, call) ?? state.business.respond(request));
      return outcome instanceof ErrorReply ? render(outcome, request, call) : renderReply(outcome);
    } catch (error) {
      const body = `The reply function of ${request.path} failed: ${error}`;
      return renderReply(simulatorReply({ status: 500, body }));
    }
  }

  function tokenOutcome(request: ReceivedRequest, call: OpenCall): Outcome | Promise<Outcome> | undefined {
    const endpoint = tokenEndpoints.get(request.path);
    if (endpoint === undefined) return undefined;
    const custom = state.replies.find(request.path, { wildcard: false });
    if (custom !== undefined) return custom.respond(request);
    const { limits, rejectedIp } = state;
    const granted = requestToken(endpoint, request, { limits, isIpRejected: rejectedIp !== undefined });
    if (granted instanceof ErrorReply) return granted;
    call.issued = granted.issued.value;
    return granted.body;
  }

  function fail(
    { errcode, ...details }: Failure,
    request: SimulatorRequest,
    call: OpenCall,
  ): SimulatorAnswer {
    return errcode === undefined ? DISCONNECTED : render(new ErrorReply(errcode, details), request, call);
  }

  function render(reply: ErrorReply, request: SimulatorRequest, { atMs }: OpenCall): SimulatorAnswer {
    const { path, query } = request;
    const endpoint = tokenEndpoints.get(path);
    const isWecom = endpoint?.product === "wecom" || isWecomKind(registry.inspect(tokenIn(query)).kind);
    const context = { isWecom, isTokenEndpoint: endpoint !== undefined, ip: state.rejectedIp };
    const errmsg = reply.details.errmsg ?? state.errmsgFor(reply.errcode, context);
    const answer = renderError(reply, errmsg, options.failureContentType ?? JSON_TYPE);
    state.recorded.add(request, { errmsg, body: answer.body, atMs });
    return answer;
  }
}

function toMs(delay: number | ((call: SimulatorCall) => number), call: SimulatorCall): number {
  return typeof delay === "function" ? delay(call) : delay;
}

function isForced(body: unknown): boolean {
  return typeof body === "object" && body !== null && "force_refresh" in body && body.force_refresh === true;
}
