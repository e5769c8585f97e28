import type { AxiosResponse } from "axios";
import type { Product } from "../errcodes/entry.ts";
import type { Language } from "../errors/language.ts";

/** The token of a request that is redirected. */
export interface RedirectedToken {
  /** The query parameter that carries it. */
  readonly param: string;
  /** Whose hosts may receive it; undefined: the attachment's. */
  readonly product: Product | undefined;
  /** For the error. */
  readonly account?: string | undefined;
}

/** What decides where a redirected request may go. */
export interface RedirectRules {
  /** Whether a host may receive all that a request to `from` holds. Called only where the transport is not worse. */
  readonly mayReceive: (to: URL, token: RedirectedToken) => boolean;
  /** Whether a download may go on to any other host, without credentials. */
  readonly allowsOtherHosts: boolean;
  readonly lang: Language | undefined;
}

/** A redirect that the adapter has not followed. */
export interface PendingRedirect {
  readonly from: URL;
  readonly location: string;
  readonly status: number;
  readonly headers: object;
}

/** What an adapter resolves or rejects with. */
export type AdapterOutcome =
  | { readonly response: AxiosResponse }
  | { readonly error: unknown; readonly response?: AxiosResponse | undefined };

/**
 * How a request ended on another host, to which a redirect led out of `hosts`. A wrapped adapter rejects with it, because neither
 * its errcode nor its fault is WeChat's.
 */
export class ForeignOutcome {
  readonly outcome: AdapterOutcome;

  constructor(outcome: AdapterOutcome) {
    this.outcome = outcome;
  }
}

/** Whether a redirect leads to a host that may receive all that the request holds, over a transport that is not worse. */
export function mayFollow(
  [from, to]: readonly [from: URL, to: URL],
  token: RedirectedToken,
  { mayReceive }: RedirectRules,
): boolean {
  const isSecure = to.protocol === "https:" || (to.protocol === "http:" && from.protocol !== "https:");
  return isSecure && (to.host === from.host || mayReceive(to, token));
}
