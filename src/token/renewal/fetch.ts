import { type AxiosInstance, isAxiosError } from "axios";
import pRetry, { AbortError } from "p-retry";
import { asError } from "../../errors/as-error.ts";
import { isWechatApiError, isWechatError } from "../../errors/guards.ts";
import type { Language } from "../../errors/language.ts";
import { redactError } from "../../errors/redact-error.ts";
import type { Clock } from "../../time/clock.ts";
import { withDeadline } from "../../time/deadline.ts";
import type { TokenGrant, TokenProvider, TokenRequest } from "../provider.ts";

/** Errcodes of a token endpoint that pass on their own. All others are final. */
const TRANSIENT_ERRCODES = new Set([-1]);

/** How failed token requests are retried. */
export interface FetchPace {
  readonly retries: number;
  /** Milliseconds before the first retry; doubles each time, with a random factor of 1 to 2. */
  readonly minTimeout: number;
  /** Milliseconds for the whole fetch, retries included. */
  readonly deadlineMs: number;
}

const DEFAULT_PACE: FetchPace = { retries: 3, minTimeout: 400, deadlineMs: 20_000 };

/** A token with the time of its request, and how long it lives from then on. */
export interface FetchedToken {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly askedAtMs: number;
  readonly lifetimeMs: number;
}

/**
 * Fetches a token from a provider. Errcode -1, network faults, 429 and 5xx are retried with backoff; any other errcode
 * is final. Rejects with the endpoint's last error.
 */
export async function fetchToken(
  provider: TokenProvider,
  http: () => AxiosInstance,
  wanted: Pick<TokenRequest, "force"> & {
    readonly rejected?: string | undefined;
    readonly lang?: Language | undefined;
  },
  clock: Clock,
  pace: FetchPace = DEFAULT_PACE,
): Promise<FetchedToken> {
  const { force, rejected, lang } = wanted;
  return withDeadline(
    pace.deadlineMs,
    `The token endpoint gave no token within ${pace.deadlineMs} ms`,
    (signal) =>
      pRetry(
        async () => {
          // p-retry itself would need an AbortSignal that jsdom does not have.
          if (signal.aborted) throw new AbortError("The deadline has passed");
          // Taken before the request, so that the lifetime is never counted too long.
          const startedAtMs = clock.monotonicMs();
          const request = {
            http: http(),
            force,
            signal,
            ...(rejected !== undefined && { rejected }),
            ...(lang && { lang }),
          };
          const grant = readGrant(await fetchRedacted(provider, request));
          // From the end backwards: the wall clock may have been set meanwhile.
          const tookMs = Math.ceil(clock.monotonicMs() - startedAtMs);
          return { ...grant, askedAtMs: clock.wallMs() - tookMs };
        },
        {
          retries: pace.retries,
          minTimeout: pace.minTimeout,
          randomize: true,
          // A background renewal must not keep the process alive; callers that wait for the token do.
          unref: true,
          shouldRetry: ({ error }) => isTransient(error),
        },
      ),
  );
}

/** Errors of the token request carry the appsecret in their config. */
async function fetchRedacted(provider: TokenProvider, request: TokenRequest): Promise<TokenGrant> {
  try {
    return await provider.fetch(request);
  } catch (error) {
    const reason = asError(error, (thrown) => `The token fetcher threw ${typeof thrown}`);
    throw redactError(reason, request.rejected === undefined ? [] : [request.rejected]);
  }
}

function readGrant(grant: unknown): Pick<FetchedToken, "value" | "lifetimeMs"> {
  const { access_token: value, expires_in } = (grant ?? {}) as Record<string, unknown>;
  const seconds = typeof expires_in === "string" ? Number(expires_in) : expires_in;
  if (typeof value !== "string" || value === "") {
    throw new Error("The token fetcher resolved without an access_token");
  }
  if (typeof seconds !== "number" || !(seconds > 0) || !Number.isFinite(seconds)) {
    throw new Error("The token fetcher resolved without an expires_in in seconds");
  }
  return { value, lifetimeMs: seconds * 1000 };
}

function isTransient(error: Error): boolean {
  // Brand-based: a provider may come from another copy of this package.
  if (isWechatApiError(error)) return TRANSIENT_ERRCODES.has(error.errcode);
  // The failure of another manager (a platform's, behind an authorizer's) was retried there.
  if (isWechatError(error)) return false;
  // p-retry itself stops on every TypeError other than a failed `fetch`.
  if (error instanceof TypeError) return true;
  if (!isAxiosError(error)) return false;
  // The same response would come again.
  if (error.message.startsWith("maxContentLength")) return false;
  const status = error.response?.status;
  return status === undefined ? error.code !== "ERR_CANCELED" : status === 429 || status >= 500;
}
