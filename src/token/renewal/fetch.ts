import { type AxiosInstance, isAxiosError } from "axios";
import pRetry from "p-retry";
import { isWechatApiError, isWechatError } from "../../errors/guards.ts";
import type { Language } from "../../errors/message.ts";
import { seal } from "../../errors/seal.ts";
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

/** A token with the times of its request and expiry. */
export interface FetchedToken {
  readonly value: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
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
  now: () => number,
  pace: FetchPace = DEFAULT_PACE,
): Promise<FetchedToken> {
  const { force, rejected, lang } = wanted;
  return withDeadline(
    pace.deadlineMs,
    `The token endpoint gave no token within ${pace.deadlineMs} ms`,
    (signal) =>
      pRetry(
        async () => {
          // Taken before the request, so that the lifetime is never counted too long.
          const askedAtMs = now();
          const request = {
            http: http(),
            force,
            signal,
            ...(rejected !== undefined && { rejected }),
            ...(lang && { lang }),
          };
          return readGrant(await askSealed(provider, request), askedAtMs);
        },
        {
          retries: pace.retries,
          minTimeout: pace.minTimeout,
          randomize: true,
          // A background renewal must not keep the process alive; callers that wait for the token do.
          unref: true,
          signal,
          shouldRetry: ({ error }) => isTransient(error),
        },
      ),
  );
}

/** Errors of the token request carry the appsecret in their config. */
async function askSealed(provider: TokenProvider, request: TokenRequest): Promise<TokenGrant> {
  try {
    return await provider.fetch(request);
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(`The token fetcher threw ${typeof error}`);
    throw seal(reason, request.rejected === undefined ? [] : [request.rejected]);
  }
}

function readGrant(grant: unknown, askedAtMs: number): FetchedToken {
  const { access_token: value, expires_in } = (grant ?? {}) as Record<string, unknown>;
  const seconds = typeof expires_in === "string" ? Number(expires_in) : expires_in;
  if (typeof value !== "string" || value === "") {
    throw new Error("The token fetcher resolved without an access_token");
  }
  if (typeof seconds !== "number" || !(seconds > 0) || !Number.isFinite(seconds)) {
    throw new Error("The token fetcher resolved without an expires_in in seconds");
  }
  return { value, askedAtMs, expiresAtMs: askedAtMs + seconds * 1000 };
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
