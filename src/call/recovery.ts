import type { AxiosResponse } from "axios";
import { WechatApiError } from "../errors/api.ts";
import { takeBackToken } from "../request/token-param.ts";
import type { AskedFor } from "../response/accepted-bodies.ts";
import { keepFromCallersRetry } from "../retry/callers-retry.ts";
import { asTokenFetchError, type TokenSource } from "../token/account.ts";
import type { RefusedPaths } from "../token/renewal-pauses.ts";
import { type Stop, signalOf, untilStopped } from "./abort.ts";
import { type AttemptParts, attempt, type Failure, type OnFailure } from "./attempt.ts";
import { type Call, changeToken } from "./call.ts";
import type { Pacer } from "./retries.ts";

export interface RecoveryParts extends AttemptParts {
  readonly tokens: TokenSource | undefined;
  readonly refusedPaths: RefusedPaths;
  readonly pacer: Pacer;
  readonly askedFor: AskedFor;
}

const NO_BETTER_TOKEN =
  "renewal brought no better token: this one was renewed seconds ago, or the endpoint keeps giving the same; likely the API wants another kind of token or account, or another process keeps replacing this token / 刷新后没有更好的 token：该 token 几秒前刚刷新过，或接口始终返回同一个；可能是接口需要另一种 token 或账号，或有其他进程在不断刷新";
const RENEWED_REFUSED =
  "a renewed token was refused too: likely the API wants another kind of token or account, or another process keeps replacing this token / 换新 token 后仍被拒绝：可能是接口需要另一种 token 或账号，或有其他进程在不断刷新";

/** What happens after a first attempt has failed: a renewal and one replay, paced repeats, and the last word. */
export function createRecovery(parts: RecoveryParts): OnFailure {
  const { tokens, refusedPaths, pacer, askedFor } = parts;

  /** The source of tokens, when this failure is a refusal that a renewal may mend. */
  function renewable(call: Call, failure: Failure): TokenSource | undefined {
    if (!tokens || !call.ours || call.replayed || call.options?.refresh === false) return undefined;
    return refusesToken(failure, tokens) ? tokens : undefined;
  }

  async function renewedToken(call: Call, source: TokenSource, used: string, stop: Stop): Promise<string> {
    const { manager, key } = source;
    try {
      // A path in its pause may use what others renewed, and starts nothing itself.
      if (!refusedPaths.mayRenew(call.target.path)) return await manager.get(signalOf(stop));
      return await manager.refresh(used, signalOf(stop));
    } catch (error) {
      throw stop?.aborted ? error : asTokenFetchError(error, key, call.config);
    }
  }

  async function replay(
    call: Call,
    failure: Failure,
    source: TokenSource,
    stop: Stop,
  ): Promise<AxiosResponse> {
    const used = call.token ?? "";
    const renewing = renewedToken(call, source, used, stop);
    if (!call.body.replayable) {
      // The call has failed; the renewal goes on behind it, so that the next one works.
      renewing.catch(() => {});
      throw failure.toError();
    }
    const token = await renewing;
    if (token === used) throw failure.toError(NO_BETTER_TOKEN);
    call.replayed = true;
    changeToken(call, token);
    call.body.rewind();
    return attempt(call, parts, async (_, refusal) => {
      if (!refusesToken(refusal, source)) throw refusal.toError();
      refusedPaths.refused(call.target.path);
      throw refusal.toError(RENEWED_REFUSED);
    });
  }

  async function again(call: Call, stop: Stop): Promise<AxiosResponse> {
    if (tokens && call.ours) {
      try {
        changeToken(call, tokens.peek() ?? (await tokens.manager.get(signalOf(stop))));
      } catch (error) {
        throw stop?.aborted ? error : asTokenFetchError(error, tokens.key, call.config);
      }
    }
    call.body.rewind();
    return attempt(call, parts, (_, failure) => replayOrThrow(call, failure, stop));
  }

  async function replayOrThrow(call: Call, failure: Failure, stop: Stop): Promise<AxiosResponse> {
    const source = renewable(call, failure);
    if (!source) throw failure.toError();
    return replay(call, failure, source, stop);
  }

  async function mend(call: Call, first: Failure, stop: Stop): Promise<AxiosResponse> {
    try {
      return await replayOrThrow(call, first, stop);
    } catch (failure) {
      return pacer(call, failure, () => again(call, stop), stop);
    }
  }

  function accepted(call: Call, failure: unknown): AxiosResponse | undefined {
    const accept = call.options?.accept;
    if (!accept || !(failure instanceof WechatApiError)) return undefined;
    return accept === true || accept.includes(failure.errcode) ? failure.response : undefined;
  }

  return async (call, first) => {
    try {
      return await untilStopped(call.config, (stop) => mend(call, first, stop));
    } catch (failure) {
      // An adapter that does not heed an abort is still at work, and the caller has the config in hand.
      if (call.placed) takeBackToken(call.config, call.placed, undefined);
      const response = accepted(call, failure);
      if (!response) {
        keepFromCallersRetry(call.config, failure);
        throw failure;
      }
      askedFor.watch(call.config);
      return response;
    }
  };
}

function refusesToken({ errcode }: Failure, source: TokenSource): boolean {
  return errcode !== undefined && source.errcodes.has(errcode);
}
