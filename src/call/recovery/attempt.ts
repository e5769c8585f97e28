import { type AxiosError, type AxiosResponse, isAxiosError, isCancel } from "axios";
import { WechatApiError } from "../../errors/classes/api.ts";
import { apiErrorOf } from "../../errors/load.ts";
import type { RenewalOutcome } from "../../errors/message.ts";
import type { ErrorCode } from "../../errors/names.ts";
import { redactError } from "../../errors/redact-error.ts";
import type { Envelope } from "../../protocol/envelope.ts";
import { productOfRequest } from "../../protocol/paths.ts";
import { type AdapterOutcome, ForeignOutcome } from "../../request/redirect-rules.ts";
import { placeToken, removeToken, removeTokenFromCopy } from "../../request/token-param.ts";
import { cutOff, redactLateErrors } from "../../response/body/cut-off.ts";
import { secretsOf } from "../../secrets/of-request.ts";
import type { Attachment } from "../attachment.ts";
import { type Call, tokensOf } from "../call.ts";
import { recordSuccess } from "../record-success.ts";
import { tokenAbsence, tokenMismatch } from "./token-diagnosis.ts";

/** What one attempt results in. */
export type AttemptResult = AxiosResponse | Failure;

/** How an attempt failed. The error is made only when it is thrown: most rejected tokens are renewed, and need none. */
export class Failure {
  /** WeChat's code; undefined for a transport fault. */
  readonly errcode: number | undefined;
  /** @param renewal how a renewal of the token ended, for the message */
  readonly toError: (renewal?: RenewalOutcome) => unknown | Promise<unknown>;
  readonly response: AxiosResponse | undefined;

  constructor(errcode: number | undefined, toError: Failure["toError"], response?: AxiosResponse) {
    this.errcode = errcode;
    this.toError = toError;
    this.response = response;
  }
}

/** Sends a call once, with its current token, and reads the response. */
export async function attempt(call: Call, attachment: Attachment): Promise<AttemptResult> {
  const { config, adapter, param, target, token } = call;
  call.placed = token === undefined ? undefined : placeToken(config, param, token, target.query);
  call.attempts += 1;
  let response: AxiosResponse;
  try {
    response = await adapter(config);
  } catch (error) {
    return readFault(call, error, attachment);
  }
  if (call.placed) removeToken(config, call.placed, response);
  const envelope = attachment.readResponse(response, config, target.hasOtherEnvelope);
  return envelope
    ? readEnvelope(call, response, envelope, attachment)
    : recordSuccess(call.target, call.account, call.config, response, attachment);
}

/** Waits for the envelope of a streamed response, and tells a failure from a success. */
export async function readEnvelope(
  call: Call,
  response: AxiosResponse,
  envelope: Envelope | Promise<Envelope | undefined>,
  attachment: Attachment,
): Promise<AttemptResult> {
  let read: Envelope | undefined;
  try {
    read = await envelope;
  } catch (error) {
    return transportFailure(call, cutOff(error, response), attachment);
  }
  if (read) return apiFailure(read, call, response, attachment);
  redactLateErrors(response, (error) => redactError(error, tokensOf(call)));
  attachment.exemptBodies.add(response.data);
  return recordSuccess(call.target, call.account, call.config, response, attachment);
}

/** Reads an attempt that the adapter rejected: an errcode behind a bad HTTP status is an errcode. */
export async function readFault(call: Call, error: unknown, attachment: Attachment): Promise<AttemptResult> {
  if (error instanceof ForeignOutcome) return readForeign(call, error.outcome, attachment);
  const { config } = call;
  const response = isAxiosError(error) ? error.response : undefined;
  takeTokenOff(call, error, response);
  let envelope: Envelope | undefined;
  try {
    // What the body of an untrusted response says does not count.
    if (response && !isUntrusted(error))
      envelope = await attachment.readResponse(response, config, call.target.hasOtherEnvelope);
  } catch {
    // The status is the failure already: a body that cannot be read adds nothing.
  }
  return envelope
    ? apiFailure(envelope, call, response, attachment)
    : transportFailure(call, error, attachment);
}

/** What another host responded is the caller's own: no errcode counts there, and nothing is retried. */
function readForeign(call: Call, outcome: AdapterOutcome, { exemptBodies }: Attachment): AxiosResponse {
  const { response } = outcome;
  const error = "error" in outcome ? outcome.error : undefined;
  takeTokenOff(call, error, response);
  exemptBodies.add(response);
  if (!response || "error" in outcome) throw redactError(error, tokensOf(call));
  exemptBodies.watch(call.config);
  return response;
}

function takeTokenOff({ config, placed }: Call, error: unknown, response: AxiosResponse | undefined): void {
  if (!placed) return;
  removeToken(config, placed, response);
  if (isAxiosError(error)) removeTokenFromCopy(error.config, placed);
}

function isUntrusted(error: unknown): boolean {
  return (error as { code?: unknown }).code === ("ERR_WECHAT_SECURITY" satisfies ErrorCode);
}

function apiFailure(
  envelope: Envelope,
  call: Call,
  response: AxiosResponse | undefined,
  { retry, lang }: Attachment,
): Failure {
  const { errcode } = envelope;
  const { account } = call;
  // Collected now: the caller may have changed the request by the time the error is made.
  const secrets = secretsOf(call.config);
  const toError = (renewal?: RenewalOutcome) =>
    apiErrorOf(envelope, {
      config: call.config,
      response,
      account: account.name,
      attempts: call.attempts,
      replayable: call.body.replayable,
      listedForRetry: retry.errcodes.includes(errcode),
      tokenRejected: account.tokenErrcodes.includes(errcode),
      secrets: [...secrets, ...tokensOf(call)],
      renewal,
      tokenAbsence: tokenAbsence(call),
      tokenMismatch: tokenMismatch(call),
      product: account.product ?? productOfRequest(call.config),
      docs: call.endpoint?.docs,
      lang,
    });
  return new Failure(errcode, toError, response);
}

function transportFailure(call: Call, error: unknown, attachment: Attachment): Failure {
  const redacted = redactError(error, tokensOf(call));
  if (isAxiosError(redacted) && !isCancel(redacted)) {
    (redacted as AxiosError & { attempts?: number }).attempts = call.attempts;
  }
  if (!(redacted instanceof WechatApiError)) return new Failure(undefined, () => redacted);
  // The adapter sends through another instance with the plugin, which made the typed error.
  const failure = apiFailure(redacted, call, redacted.response, attachment);
  return new Failure(redacted.errcode, (renewal) => (renewal ? failure.toError(renewal) : redacted));
}
