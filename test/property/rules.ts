import { isAxiosError, isCancel } from "axios";
import { findEndpoint } from "../../src/endpoints/lookup.ts";
import { AccessTokenError, isWechatError, TokenFetchError, WechatApiError } from "../../src/index.ts";
import type { Story, Told } from "./story.ts";

const TOKEN_ERRCODES: readonly unknown[] = [40001, 40014, 42001];
const BUSY_ERRCODES: readonly unknown[] = [-1, 45009];
const FAILURE_KEPT_MS = 1_000;
/** The endpoint returned the rejected token itself. */
const UNCHANGED_KEPT_MS = 5_000;

/** The result of a call in one word. */
export function outcomeOf({ endedAtMs, error }: Pick<Told, "endedAtMs" | "error">): string {
  if (endedAtMs === undefined) return "no end";
  if (error === undefined) return "success";
  if (isCancel(error)) return "cancelled";
  if (error instanceof TokenFetchError) return "no token";
  if (error instanceof AccessTokenError) return "token rejected";
  if (error instanceof WechatApiError) return "errcode";
  return isAxiosError(error) && !isWechatError(error) ? "transport" : `something else: ${error}`;
}

const rejections = ({ requests }: Told) => requests.filter(({ errcode }) => TOKEN_ERRCODES.includes(errcode));

/** Whether the result is WeChat's last response. */
export function isLastWord(one: Told): boolean {
  const last = one.requests.at(-1);
  const { errcode, attempts } = (one.error ?? {}) as { errcode?: number; attempts?: number };
  switch (outcomeOf(one)) {
    case "success":
      return one.plan.kind === "foreign host" || last?.errcode === 0;
    case "errcode":
    case "token rejected":
    case "transport":
      return last !== undefined && last.errcode === errcode && attempts === one.requests.length;
    default:
      return true;
  }
}

/** Whether a call was canceled exactly when its caller aborted it, and never otherwise. */
export function endsWhenGivenUp({ gaveUpAtMs, endedAtMs = 0, error }: Told): boolean {
  if (isCancel(error)) return endedAtMs === gaveUpAtMs;
  return gaveUpAtMs === undefined || endedAtMs <= gaveUpAtMs;
}

/**
 * Whether a fetch failed because of the endpoint during this call, or in the second before it. A fetch may end later
 * than its response arrived, if the store releases its lock slowly.
 */
export function endpointWasFailing({ plan, endedAtMs = 0 }: Told, story: Story): boolean {
  return story.refreshes.some(
    ({ process, atMs, event }) =>
      process === plan.process % story.plan.processes &&
      event.outcome === "failed" &&
      atMs <= endedAtMs &&
      plan.atMs <= atMs + FAILURE_KEPT_MS &&
      story.tokenCalls.some(
        (call) => call.errcode !== 0 && atMs - event.durationMs <= call.atMs && call.atMs <= atMs,
      ),
  );
}

/** Whether this rejection was final: the call could not be replayed, or a renewal did not help or had to wait. */
export function rejectionWasFinal(one: Told, { told, refreshes, plan }: Story): boolean {
  const { plan: call, endedAtMs = 0, error } = one;
  if (
    call.kind === "own token" ||
    call.kind === "user's path" ||
    (error as WechatApiError).replayable === false
  )
    return true;
  if (rejections(one).length >= 2) return true;
  const process = call.process % plan.processes;
  const inVain = refreshes.some(
    ({ process: whose, event, atMs }) =>
      whose === process &&
      event.reason === "rejected" &&
      atMs <= endedAtMs &&
      (event.outcome === "held-back"
        ? call.atMs <= atMs
        : event.outcome === "unchanged" && endedAtMs < atMs + UNCHANGED_KEPT_MS),
  );
  const pathPauses = told.some(
    (other) =>
      other.plan.path === call.path &&
      other.plan.process % plan.processes === process &&
      (other.endedAtMs ?? Number.POSITIVE_INFINITY) <= endedAtMs &&
      other !== one &&
      rejections(other).length >= 2,
  );
  return inVain || pathPauses;
}

/** The number of times that a call was resent with another token. */
export function replaysOf(one: Told): number {
  return one.requests.length - 1 - retriesOf(one);
}

/** The resends of a call that did not use another token. */
export function retriesOf({ requests }: Told): number {
  return requests.slice(1).filter((_, n) => !TOKEN_ERRCODES.includes(requests[n]?.errcode)).length;
}

/**
 * Whether each further request of a call has a reason: another token, a busy response, or a transport error of a GET.
 */
export function repeatsHaveReasons({ requests, plan }: Told): boolean {
  return requests.slice(1).every((request, n) => {
    const before = requests[n];
    if (TOKEN_ERRCODES.includes(before?.errcode))
      return request.query.access_token !== before?.query.access_token;
    return BUSY_ERRCODES.includes(before?.errcode) || (before?.errcode === undefined && isRepeatable(plan));
  });
}

/** Whether the endpoint table, or else the method, says that a second request is harmless. */
function isRepeatable({ method, path }: Told["plan"]): boolean {
  const endpoint = findEndpoint(method, path);
  return endpoint ? endpoint.repeat !== "unsafe" : method === "get";
}

/**
 * The highest number of fetches that can return a token: one at the cold start, and one for each invalidated token; for
 * each process.
 */
export function mostGrants({ plan: { processes, incidents }, told }: Story): number {
  const kills = incidents.filter(({ what }) => what === "revoke" || what === "expire").length;
  const stickyKills = incidents.filter(({ what }) => what === "revoke, sticky").length;
  const lastMs = Math.max(...told.map(({ endedAtMs }) => endedAtMs ?? 0));
  // While the endpoint keeps returning an invalid token, it is called once in 5 s, and forced once in 30 s.
  const inVain = stickyKills > 0 ? 2 * (1 + Math.ceil(lastMs / UNCHANGED_KEPT_MS)) : 0;
  return processes * (1 + kills + stickyKills + inVain);
}
