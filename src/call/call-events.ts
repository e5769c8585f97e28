import { type AxiosResponse, type InternalAxiosRequestConfig, isCancel } from "axios";
import { WechatApiError } from "../errors/classes/api.ts";
import { callInfo, keepCallInfo } from "../observe/call-info.ts";
import type { CallEvent, CallInfo } from "../observe/events/call-event.ts";
import { envelopeOf } from "../protocol/envelope.ts";
import type { Call } from "./call.ts";

/** What a call that took more than one request, or a wait, has taken so far. */
function infoOf(call: Call, nowMs: number): CallInfo {
  const { account, attempts, retries, replayed, tokenWaitMs, startedAtMs } = call;
  return {
    ...(account.name !== undefined && { account: account.name }),
    ...{ attempts, retries, renewed: replayed, tokenWaitMs, durationMs: nowMs - startedAtMs },
  };
}

/** Keeps what the call took for its response or its error. */
export async function keepInfo<T extends AxiosResponse>(
  call: Call,
  work: Promise<T>,
  now: () => number,
): Promise<T> {
  try {
    const response = await work;
    keepCallInfo(response, infoOf(call, now()));
    return response;
  } catch (error) {
    keepCallInfo(error, infoOf(call, now()));
    throw error;
  }
}

/** Tells about a call at its end. A success is told of without `await` and spreads: these cost more than the listener. */
export function watchCall(
  config: InternalAxiosRequestConfig,
  path: string,
  send: () => Promise<AxiosResponse>,
  now: () => number,
  tell: (event: CallEvent) => void,
): Promise<AxiosResponse> {
  const startedAtMs = now();
  const method = `${config.method ?? "get"}`.toUpperCase();
  const eventOf = (result: unknown, outcome: CallEvent["outcome"]): MutableCallEvent => {
    const info = callInfo(result);
    const event: MutableCallEvent = {
      method,
      path,
      outcome,
      attempts: info?.attempts ?? 0,
      retries: info?.retries.length ?? 0,
      renewed: info?.renewed ?? false,
      tokenWaitMs: info?.tokenWaitMs ?? 0,
      durationMs: now() - startedAtMs,
    };
    if (info?.account !== undefined) event.account = info.account;
    return event;
  };
  return send().then(
    (response) => {
      const event = eventOf(response, "ok");
      const accepted = (config.wechat || undefined)?.accept ? envelopeOf(response.data)?.errcode : undefined;
      if (accepted !== undefined) event.errcode = accepted;
      tell(event);
      return response;
    },
    (error: unknown) => {
      const event = eventOf(error, isCancel(error) ? "canceled" : "error");
      const { code } = (error ?? {}) as { code?: unknown };
      if (error instanceof WechatApiError) event.errcode = error.errcode;
      if (typeof code === "string") event.code = code;
      tell(event);
      throw error;
    },
  );
}

type MutableCallEvent = { -readonly [Name in keyof CallEvent]: CallEvent[Name] };
