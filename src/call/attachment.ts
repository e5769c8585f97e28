import type { AxiosInstance } from "axios";
import type { Accounts } from "../accounts/account-of.ts";
import type { Language } from "../errors/message.ts";
import type { RetryEvent } from "../observe/retry-event.ts";
import type { WithFailover } from "../request/failover.ts";
import type { WithRedirects } from "../request/redirects.ts";
import type { Targets } from "../request/target.ts";
import type { AcceptedBodies } from "../response/accepted-bodies.ts";
import type { ReadByPath } from "../response/read.ts";
import type { ResolvedRetry } from "../retry/options.ts";
import type { Repeat } from "./repeat-on-sibling.ts";

/** Everything that the calls of one attachment share. */
export interface Attachment extends Targets {
  readonly instance: AxiosInstance;
  readonly accounts: Accounts;
  readonly lang: Language | undefined;
  readonly retry: ResolvedRetry;
  readonly repeat: Repeat;
  readonly onRetry: ((event: RetryEvent) => void) | undefined;
  readonly rejectPartial: boolean;
  readonly readResponse: ReadByPath;
  readonly acceptedBodies: AcceptedBodies;
  readonly withFailover: WithFailover | undefined;
  readonly withRedirects: WithRedirects;
  /** The monotonic clock. */
  readonly now: () => number;
  readonly random: () => number;
}
