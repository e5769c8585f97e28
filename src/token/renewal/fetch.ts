import { type AxiosInstance, isAxiosError } from "axios";
import pRetry from "p-retry";
import { isWechatApiError, isWechatError } from "../../errors/guards.ts";
import { seal } from "../../errors/seal.ts";
import { within } from "../../time/deadline.ts";
import type { TokenGrant, TokenProvider, TokenRequest } from "../provider.ts";

/** Errcodes of a token endpoint that pass by themselves. Every other one is final. */
const PASSING_ERRCODES = new Set([-1]);

/** How a failing token endpoint is repeated. */
export interface FetchPace {
  readonly retries: number;
  /** Milliseconds before the first repeat; doubles, and is stretched by a random factor of 1 to 2. */
  readonly minTimeout: number;
  /** Milliseconds for the whole, repeats included. */
  readonly deadlineMs: number;
}

const DEFAULT_PACE: FetchPace = { retries: 3, minTimeout: 400, deadlineMs: 20_000 };

/** A token, when it was asked for, and when it stops being one. */
export interface FetchedToken {
  readonly value: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
}

/**
 * Asks a provider for a token. Busy answers, network faults and 5xx are paced and repeated; a fatal answer ends at
 * once. Rejects with what the endpoint said.
 */
export async function fetchToken(
  provider: TokenProvider,
  http: () => AxiosInstance,
  wanted: Pick<TokenRequest, "force"> & { readonly rejected?: string | undefined },
  now: () => number,
  pace: FetchPace = DEFAULT_PACE,
): Promise<FetchedToken> {
  const { force, rejected } = wanted;
  return within(pace.deadlineMs, `The token endpoint gave no token within ${pace.deadlineMs} ms`, (signal) =>
    pRetry(
      async () => {
        // From before the request: the token is never taken for good longer than it is.
        const askedAtMs = now();
        const request = { http: http(), force, signal, ...(rejected !== undefined && { rejected }) };
        return readGrant(await askSealed(provider, request), askedAtMs);
      },
      {
        retries: pace.retries,
        minTimeout: pace.minTimeout,
        randomize: true,
        // Whoever waits for the token holds the process; a renewal behind the scenes must not.
        unref: true,
        signal,
        shouldRetry: ({ error }) => passesByItself(error),
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

function passesByItself(error: Error): boolean {
  // By the brand: a provider may come from another copy of this package.
  if (isWechatApiError(error)) return PASSING_ERRCODES.has(error.errcode);
  // Another manager's failure (a platform's, behind an authorizer's) was paced and repeated there.
  if (isWechatError(error)) return false;
  // p-retry itself ends on every TypeError that is not a failed `fetch`.
  if (error instanceof TypeError) return true;
  if (!isAxiosError(error)) return false;
  const status = error.response?.status;
  return status === undefined ? error.code !== "ERR_CANCELED" : status === 429 || status >= 500;
}
