import type { AxiosResponse } from "axios";
import { WechatApiError } from "../errors/api.ts";
import type { RenewalOutcome } from "../errors/message.ts";
import { removeToken } from "../request/token-param.ts";
import type { AccountTokens } from "../token/account-tokens.ts";
import { untilAborted } from "./abort.ts";
import type { Attachment } from "./attachment.ts";
import { type AttemptResult, attempt, Failure } from "./attempt.ts";
import type { Call } from "./call.ts";
import { createRetries, keepOursFromCaller, type Retries } from "./retries.ts";

/** Turns a failed first attempt into the result of the call. */
export async function recover(
  call: Call,
  first: AttemptResult | Promise<AttemptResult>,
  attachment: Attachment,
): Promise<AxiosResponse> {
  const { config } = call;
  try {
    return await untilAborted(config, async (signal) => renewOrRetry(call, await first, attachment, signal));
  } catch (error) {
    // An adapter that ignores an abort is still at work, and the caller has the config in hand.
    if (call.placed) removeToken(config, call.placed, undefined);
    const response = acceptedResponse(call, error);
    if (!response) {
      keepOursFromCaller(call, error, attachment);
      throw error;
    }
    attachment.acceptedBodies.watch(config);
    return response;
  }
}

/** Renews once, else retries, else throws. */
async function renewOrRetry(
  call: Call,
  first: AttemptResult,
  attachment: Attachment,
  signal: AbortSignal | undefined,
): Promise<AxiosResponse> {
  let retries: Retries | undefined;
  let result = first;
  while (result instanceof Failure) {
    const { tokens } = call;
    let renewal: RenewalOutcome | undefined;

    if (tokens && mayRenew(call, result, attachment)) {
      const { token, outcome } = await renew(call, tokens, attachment, signal);
      renewal = outcome;
      if (token !== undefined) {
        call.replayed = true;
        result = await resend(call, token, attachment);
        if (!isRejection(result, attachment)) continue;
        attachment.account.renewalPauses.rejected(call.target.path);
        renewal = "rejected-again";
      }
    }

    const error: unknown = await result.toError(renewal);
    retries ??= createRetries(call, attachment);
    const delayMs = retries.next(error);
    if (delayMs === undefined) throw error;
    result = await attachment.repeat(delayMs, signal, async () => {
      const token = tokens ? (tokens.take() ?? (await tokens.get(call.config, signal)).token) : call.token;
      return resend(call, token, attachment);
    });
  }
  return result;
}

function mayRenew(call: Call, failure: Failure, attachment: Attachment): boolean {
  return !call.replayed && call.options?.refresh !== false && isRejection(failure, attachment);
}

/** Whether WeChat rejected the token. */
function isRejection(result: AttemptResult, { account }: Attachment): result is Failure {
  return (
    result instanceof Failure && result.errcode !== undefined && account.tokenErrcodes.has(result.errcode)
  );
}

/** The token for the replay, or why there is none. */
async function renew(
  call: Call,
  tokens: AccountTokens,
  { account }: Attachment,
  signal: AbortSignal | undefined,
): Promise<{ readonly token?: string; readonly outcome?: RenewalOutcome }> {
  // During a path's pause its calls may use what others renewed, and start no renewal.
  const mayStart = account.renewalPauses.mayRenew(call.target.path);
  const renewing = tokens.get(call.config, signal, mayStart ? call.token : undefined);
  if (!call.body.replayable) {
    // This call has failed. The renewal goes on in the background, so that the next call works.
    renewing.catch(() => {});
    return {};
  }
  const { token, heldBackMs } = await renewing;
  if (token !== call.token) return { token };
  if (heldBackMs !== undefined) return { outcome: { heldBackMs } };
  return { outcome: mayStart ? "unchanged" : "paused" };
}

function resend(call: Call, token: string | undefined, attachment: Attachment): Promise<AttemptResult> {
  if (call.token !== undefined && call.token !== token)
    call.earlierTokens = [...call.earlierTokens, call.token];
  call.token = token;
  call.body.rewind();
  return attempt(call, attachment);
}

/** The response of an errcode that the caller accepts. */
function acceptedResponse({ options }: Call, error: unknown): AxiosResponse | undefined {
  const accept = options?.accept;
  if (!accept || !(error instanceof WechatApiError)) return undefined;
  return accept === true || accept.includes(error.errcode) ? error.response : undefined;
}
