import {
  type AxiosError,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
  isAxiosError,
  isCancel,
} from "axios";
import type { ReadAnswer } from "./answer.ts";
import { type Call, tokensOf } from "./call.ts";
import type { Envelope } from "./envelope.ts";
import type { Product } from "./errcodes/entry.ts";
import type { WechatApiError } from "./errors/api.ts";
import { createApiError } from "./errors/create.ts";
import { cutOff } from "./errors/cut-off.ts";
import { seal } from "./errors/seal.ts";
import { type Placed, placeToken, takeBackFromCopy, takeBackToken } from "./place.ts";
import { untilStopped } from "./stop.ts";
import { clearMark, setMark } from "./under-way.ts";

/** What becomes of a failed attempt: another answer, or a rejection. */
export type OnFailure = (call: Call, failure: unknown) => Promise<AxiosResponse>;

/** What an attempt needs beside its call. */
export interface AttemptParts {
  readonly param: string;
  readonly readAnswer: ReadAnswer;
  readonly product: Product | undefined;
  readonly tokenErrcodes: ReadonlySet<number>;
  readonly retriedErrcodes: ReadonlySet<number>;
  readonly onSuccess: (call: Call) => void;
}

/** Makes the typed error of a call's failure. */
export function failureOf(
  call: Call,
  envelope: Envelope,
  response: AxiosResponse | undefined,
  parts: AttemptParts,
  likelyCauses?: string,
): WechatApiError {
  return createApiError(envelope, {
    config: call.config,
    response,
    product: parts.product,
    attempts: call.attempts,
    replayable: call.body.replayable,
    listedForRetry: parts.retriedErrcodes.has(envelope.errcode),
    tokenRefused: parts.tokenErrcodes.has(envelope.errcode),
    tokens: tokensOf(call),
    ...(likelyCauses !== undefined && { likelyCauses }),
  });
}

/**
 * Sends a call once: the token on, the answer read, the token off. There is one `then`, because every success pays
 * for it.
 */
export function attempt(call: Call, parts: AttemptParts, onFailure: OnFailure): Promise<AxiosResponse> {
  const { config, token } = call;
  const placed = token === undefined ? undefined : placeToken(config, parts.param, token);
  call.placed = placed;
  call.attempts += 1;
  if (call.mayHoldOurs) setMark(config);

  // Every success pays for each closure that is made here.
  const onAnswer = (response: AxiosResponse) => {
    cleanUp(config, placed, response);
    const envelope = parts.readAnswer(response, config);
    if (!(envelope instanceof Promise)) return judge(call, response, envelope, parts, onFailure);
    // The adapter has answered, and older versions of fetch's do not hear a CancelToken any more.
    return untilStopped(config, () => envelope).then(
      (read) => judge(call, response, read, parts, onFailure),
      (error: unknown) => onFailure(call, sealFault(call, cutOff(error, response))),
    );
  };
  const onFault = async (error: unknown) => {
    const response = isAxiosError(error) ? error.response : undefined;
    cleanUp(config, placed, response);
    if (placed && isAxiosError(error)) takeBackFromCopy(error.config, placed);
    // An errcode behind a bad HTTP status is an errcode.
    const envelope = response && (await readFailed(call, response, parts));
    return onFailure(call, envelope ? failureOf(call, envelope, response, parts) : sealFault(call, error));
  };
  return send(call).then(onAnswer, onFault);
}

function cleanUp(
  config: InternalAxiosRequestConfig,
  placed: Placed | undefined,
  response: AxiosResponse | undefined,
): void {
  clearMark(config);
  if (placed) takeBackToken(config, placed, response);
}

function judge(
  call: Call,
  response: AxiosResponse,
  envelope: Envelope | undefined,
  parts: AttemptParts,
  onFailure: OnFailure,
): AxiosResponse | Promise<AxiosResponse> {
  if (envelope) return onFailure(call, failureOf(call, envelope, response, parts));
  parts.onSuccess(call);
  return response;
}

/** The status is the failure already: a body that cannot be read adds nothing to it. */
async function readFailed(
  { config }: Call,
  response: AxiosResponse,
  parts: AttemptParts,
): Promise<Envelope | undefined> {
  try {
    return await untilStopped(config, async () => parts.readAnswer(response, config));
  } catch {
    return undefined;
  }
}

/** For attempts whose failure is somebody else's to handle. */
export const rethrow: OnFailure = (_, failure) => Promise.reject(failure);

function send({ adapter, config }: Call): Promise<AxiosResponse> {
  try {
    return adapter(config);
  } catch (error) {
    return Promise.reject(error);
  }
}

function sealFault(call: Call, error: unknown): unknown {
  const sealed = seal(error, tokensOf(call));
  if (isAxiosError(sealed) && !isCancel(sealed)) {
    (sealed as AxiosError & { attempts?: number }).attempts = call.attempts;
  }
  return sealed;
}
