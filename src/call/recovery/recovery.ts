import type { AxiosResponse } from "axios";
import { endpointOf } from "../../endpoints/load.ts";
import { WechatApiError } from "../../errors/classes/api.ts";
import type { RenewalOutcome } from "../../errors/message.ts";
import { redactError } from "../../errors/redact-error.ts";
import type { Envelope } from "../../protocol/envelope.ts";
import { removeToken } from "../../request/token-param.ts";
import { redactLateErrors } from "../../response/body/cut-off.ts";
import { discard } from "../../response/body/stream-body.ts";
import type { TokenSource } from "../../token/manager.ts";
import { waitForToken } from "../../token/wait-for-token.ts";
import type { Attachment } from "../attachment.ts";
import { type Call, tokensOf } from "../call.ts";
import { untilAborted } from "./abort.ts";
import { type AttemptResult, attempt, Failure, readEnvelope, readFault } from "./attempt.ts";
import { createRetries, excludeOursFromCallersRetry, type Retries } from "./retries.ts";
import { isOtherKind } from "./token-diagnosis.ts";

/** Waits for a token first. */
export async function sendWithoutToken(
  call: Call,
  tokens: TokenSource,
  attachment: Attachment,
): Promise<AxiosResponse> {
  const { config } = call;
  try {
    const wait = (signal: AbortSignal | undefined) => waitForToken(tokens, call, signal, attachment.lang);
    call.token = (await untilAborted(config, wait)).token;
  } catch (error) {
    excludeOursFromCallersRetry(call, error, attachment);
    throw error;
  }
  const result = await attempt(call, attachment);
  return result instanceof Failure ? recover(call, result, attachment) : result;
}

/** The first attempt's response states an errcode, or may do so: it is a stream. */
export function recoverFromResponse(
  call: Call,
  response: AxiosResponse,
  envelope: Envelope | Promise<Envelope | undefined>,
  attachment: Attachment,
): Promise<AxiosResponse> {
  return recover(call, readEnvelope(call, response, envelope, attachment), attachment);
}

/** The adapter rejected the first attempt. */
export function recoverFromFault(call: Call, error: unknown, attachment: Attachment): Promise<AxiosResponse> {
  return recover(call, readFault(call, error, attachment), attachment);
}

/** Turns a failed first attempt into the result of the call. */
async function recover(
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
      excludeOursFromCallersRetry(call, error, attachment);
      throw error;
    }
    attachment.exemptBodies.watch(config);
    redactLateErrors(response, (late) => redactError(late, tokensOf(call)));
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

    if (tokens && mayRenew(call, result) && !(await takesOtherToken(call))) {
      const { token, isFetched, outcome } = await renew(call, tokens, attachment, signal);
      renewal = outcome;
      if (token !== undefined) {
        call.replayed = true;
        // An accepted stream was kept whole for the caller.
        if (call.options?.accept) discard(result.response?.data);
        result = await resend(call, token, attachment);
        if (!isRejection(result, call)) continue;
        // Else the token is to blame, not the path: another path or process had renewed it, and it has died since.
        if (isFetched) call.account.renewalPauses.rejected(call.target.path);
        renewal = isFetched ? "rejected-again" : "current-rejected";
      }
    }

    await lookUpEndpoint(call);
    const error: unknown = await result.toError(renewal);
    retries ??= createRetries(call, attachment);
    const { account, target } = call;
    const delayMs = attachment.quota.isUsedUp(account, target.path) ? undefined : retries.next(error);
    if (delayMs === undefined) {
      attachment.quota.failed(account, target.path, error);
      throw error;
    }
    result = await attachment.repeat(error, delayMs, signal, async () => {
      const token = tokens ? await currentToken(call, tokens, attachment, signal) : call.token;
      return resend(call, token, attachment);
    });
  }
  return result;
}

function mayRenew(call: Call, failure: Failure): boolean {
  return !call.replayed && call.options?.refresh !== false && isRejection(failure, call);
}

/** Whether the endpoint takes another kind of token than the account's, so that a renewal would be wasted on it. */
async function takesOtherToken(call: Call): Promise<boolean> {
  const { account } = call;
  if (!call.target.mayTakeOtherToken || account.tokenKind === undefined) return false;
  await lookUpEndpoint(call);
  return isOtherKind(call);
}

/** Not before a failure: a success must not load the table. */
async function lookUpEndpoint(call: Call): Promise<void> {
  const { config, target } = call;
  const { method = "get", baseURL } = config;
  call.endpoint ??= await endpointOf({ method, path: target.path, baseURL });
}

/** Whether WeChat rejected the token. */
function isRejection(result: AttemptResult, { account }: Call): result is Failure {
  return (
    result instanceof Failure &&
    result.errcode !== undefined &&
    account.tokenErrcodes.includes(result.errcode)
  );
}

/** The token for the replay, or why there is none. */
async function renew(
  call: Call,
  tokens: TokenSource,
  { lang }: Attachment,
  signal: AbortSignal | undefined,
): Promise<{ readonly token?: string; readonly isFetched?: boolean; readonly outcome?: RenewalOutcome }> {
  // During a path's pause its calls may use what others renewed, and start no renewal.
  const mayStart = call.account.renewalPauses.mayRenew(call.target.path);
  const renewing = waitForToken(tokens, call, signal, lang, mayStart ? call.token : undefined);
  if (!call.body.replayable) {
    // This call has failed. The renewal goes on in the background, so that the next call works.
    renewing.catch(() => {});
    return {};
  }
  // A user's own manager does not say.
  const { token, heldBackMs, isFetched = true } = await renewing;
  if (token !== call.token) return { token, isFetched };
  if (heldBackMs !== undefined) return { outcome: { heldBackMs } };
  return { outcome: mayStart ? "unchanged" : "paused" };
}

async function currentToken(
  call: Call,
  tokens: TokenSource,
  { lang }: Attachment,
  signal: AbortSignal | undefined,
): Promise<string> {
  return call.account.manager?.take() ?? (await waitForToken(tokens, call, signal, lang)).token;
}

function resend(call: Call, token: string | undefined, attachment: Attachment): Promise<AttemptResult> {
  if (call.token !== undefined) call.earlierTokens = [...call.earlierTokens, call.token];
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
