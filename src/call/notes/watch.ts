import { type AxiosResponse, type InternalAxiosRequestConfig, isCancel } from "axios";
import { WechatApiError } from "../../errors/classes/api.ts";
import type { CallEvent, CallInfo } from "../../observe/call-event.ts";
import { callInfo, keepCallInfo } from "../../observe/call-info.ts";
import { envelopeOf } from "../../protocol/envelope.ts";
import type { Call } from "../call.ts";

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

/** Tells about a call at its end. */
export async function watchCall(
  config: InternalAxiosRequestConfig,
  path: string,
  send: () => Promise<AxiosResponse>,
  now: () => number,
  tell: (event: CallEvent) => void,
): Promise<AxiosResponse> {
  const startedAtMs = now();
  const method = `${config.method ?? "get"}`.toUpperCase();
  const eventOf = (result: unknown, end: Pick<CallEvent, "outcome" | "errcode" | "code">): CallEvent => {
    const { account, attempts = 0, retries = [], renewed = false, tokenWaitMs = 0 } = callInfo(result) ?? {};
    return {
      ...(account !== undefined && { account }),
      ...{ method, path, ...end, attempts, retries: retries.length, renewed, tokenWaitMs },
      durationMs: now() - startedAtMs,
    };
  };
  try {
    const response = await send();
    const accepted = (config.wechat || undefined)?.accept ? envelopeOf(response.data)?.errcode : undefined;
    tell(eventOf(response, { outcome: "ok", ...(accepted !== undefined && { errcode: accepted }) }));
    return response;
  } catch (error) {
    const { code } = (error ?? {}) as { code?: unknown };
    tell(
      eventOf(error, {
        outcome: isCancel(error) ? "canceled" : "error",
        ...(error instanceof WechatApiError && { errcode: error.errcode }),
        ...(typeof code === "string" && { code }),
      }),
    );
    throw error;
  }
}
