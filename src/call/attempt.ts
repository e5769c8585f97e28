import {
  type AxiosAdapter,
  type AxiosError,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
  isAxiosError,
  isCancel,
} from "axios";
import type { Product } from "../errcodes/entry.ts";
import { WechatApiError } from "../errors/api.ts";
import { createApiError } from "../errors/create.ts";
import { seal } from "../errors/seal.ts";
import type { Envelope } from "../protocol/envelope.ts";
import type { Target } from "../request/target.ts";
import { type Placed, placeToken, takeBackFromCopy, takeBackToken } from "../request/token-param.ts";
import { cutOff } from "../response/cut-off.ts";
import type { ReadAnswer } from "../response/read.ts";
import { secretsOf } from "../secrets/redact.ts";
import { untilStopped } from "./abort.ts";
import { type Call, tokensOf } from "./call.ts";

/** A failed attempt. Its error is made for whoever throws it: that of a refused token is mostly not wanted. */
export interface Failure {
  /** What WeChat stated; undefined for a fault on the way. */
  readonly errcode: number | undefined;
  /** @param likelyCauses for the end of the message, of an errcode only */
  readonly toError: (likelyCauses?: string) => unknown;
}

/** What becomes of a failed attempt: another answer, or a rejection. */
export type OnFailure = (call: Call, failure: Failure) => Promise<AxiosResponse>;

/** What an attempt needs beside its call. */
export interface AttemptParts {
  readonly param: string;
  readonly readAnswer: ReadAnswer;
  readonly product: Product | undefined;
  readonly tokenErrcodes: ReadonlySet<number>;
  readonly retriedErrcodes: ReadonlySet<number>;
  readonly onSuccess: (target: Target) => void;
}

/** Sends a call, with its token if it has one. */
export function attempt(call: Call, parts: AttemptParts, onFailure: OnFailure): Promise<AxiosResponse> {
  const { config, adapter, token, target } = call;
  call.placed = token === undefined ? undefined : placeToken(config, parts.param, token);
  call.attempts += 1;
  return send(config, adapter, call.placed, target, () => call, parts, onFailure);
}

/**
 * Sends a request once, reads the answer, and takes the token off. There is one `then`, and what only a failure needs
 * is made when there is one, because every success pays for it.
 *
 * @param call the record of it, for a failure
 */
export function send(
  config: InternalAxiosRequestConfig,
  adapter: AxiosAdapter,
  placed: Placed | undefined,
  target: Target,
  call: () => Call,
  parts: AttemptParts,
  onFailure: OnFailure,
): Promise<AxiosResponse> {
  return begin(adapter, config).then(
    (response) => {
      if (placed !== undefined) takeBackToken(config, placed, response);
      const envelope = parts.readAnswer(response, config);
      if (envelope !== undefined) return judge(call(), response, envelope, parts, onFailure);
      parts.onSuccess(target);
      return response;
    },
    (error: unknown) => handleFault(call(), error, parts, onFailure),
  );
}

function begin(adapter: AxiosAdapter, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
  try {
    return adapter(config);
  } catch (error) {
    return Promise.reject(error);
  }
}

async function judge(
  call: Call,
  response: AxiosResponse,
  envelope: Envelope | Promise<Envelope | undefined>,
  parts: AttemptParts,
  onFailure: OnFailure,
): Promise<AxiosResponse> {
  let read: Envelope | undefined;
  try {
    // The adapter has answered, and older versions of fetch's do not hear a CancelToken any more.
    read = envelope instanceof Promise ? await untilStopped(call.config, () => envelope) : envelope;
  } catch (error) {
    return onFailure(call, faultOf(call, cutOff(error, response), parts));
  }
  if (read) return onFailure(call, statedBy(read, call, response, parts));
  parts.onSuccess(call.target);
  return response;
}

async function handleFault(
  call: Call,
  error: unknown,
  parts: AttemptParts,
  onFailure: OnFailure,
): Promise<AxiosResponse> {
  const { config, placed } = call;
  const response = isAxiosError(error) ? error.response : undefined;
  if (placed) {
    takeBackToken(config, placed, response);
    if (isAxiosError(error)) takeBackFromCopy(error.config, placed);
  }
  // An errcode behind a bad HTTP status is an errcode.
  const envelope = response && (await readFailed(call, response, parts));
  return onFailure(call, envelope ? statedBy(envelope, call, response, parts) : faultOf(call, error, parts));
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

/** A failure that WeChat stated. */
function statedBy(
  envelope: Envelope,
  call: Call,
  response: AxiosResponse | undefined,
  parts: AttemptParts,
): Failure {
  const { errcode } = envelope;
  // Now, because the caller may have changed the request by the time the error is made.
  const secrets = secretsOf(call.config);
  const toError = (likelyCauses?: string) =>
    createApiError(envelope, {
      config: call.config,
      response,
      product: parts.product,
      attempts: call.attempts,
      replayable: call.body.replayable,
      listedForRetry: parts.retriedErrcodes.has(errcode),
      tokenRefused: parts.tokenErrcodes.has(errcode),
      secrets: [...secrets, ...tokensOf(call)],
      ...(likelyCauses !== undefined && { likelyCauses }),
    });
  return { errcode, toError };
}

/** A failure on the way to WeChat or back. */
function faultOf(call: Call, error: unknown, parts: AttemptParts): Failure {
  const sealed = seal(error, tokensOf(call));
  if (isAxiosError(sealed) && !isCancel(sealed)) {
    (sealed as AxiosError & { attempts?: number }).attempts = call.attempts;
  }
  if (!(sealed instanceof WechatApiError)) return { errcode: undefined, toError: () => sealed };
  // Another instance with the plugin is what the adapter sends with.
  const stated = statedBy(sealed, call, sealed.response, parts);
  return {
    errcode: sealed.errcode,
    toError: (likelyCauses) => (likelyCauses === undefined ? sealed : stated.toError(likelyCauses)),
  };
}
