import type { AxiosInstance } from "axios";
import type { Accounts } from "../accounts/account-of.ts";
import type { Language } from "../errors/language.ts";
import type { CallWatchers } from "../observe/channels.ts";
import type { RetryEvent } from "../observe/events/retry-event.ts";
import type { SecurityEvents } from "../observe/security-events.ts";
import type { Quota } from "../quota/quota.ts";
import type { WithFailover } from "../request/failover.ts";
import type { WithRedirects } from "../request/redirects.ts";
import type { Targets } from "../request/target.ts";
import type { ExemptBodies } from "../response/exempt-bodies.ts";
import type { ReadByPath } from "../response/read.ts";
import type { ResolvedRetry } from "../retry/options.ts";
import type { ApiSecurity } from "../security/api-security.ts";
import type { Repeat } from "./sibling/repeat-on-sibling.ts";

/** Everything that the calls of one attachment share. */
export interface Attachment extends Targets {
  readonly instance: AxiosInstance;
  readonly accounts: Accounts;
  readonly lang: Language | undefined;
  readonly retry: ResolvedRetry;
  readonly calls: CallWatchers;
  readonly quota: Quota;
  /** Whether calls to a path whose day is used up fail at once. */
  readonly pausesOnQuota: boolean;
  readonly repeat: Repeat;
  readonly onRetry: ((event: RetryEvent) => void) | undefined;
  readonly security: ApiSecurity | ((account: string) => ApiSecurity | undefined) | undefined;
  readonly securityEvents: SecurityEvents;
  readonly rejectPartial: boolean;
  readonly readResponse: ReadByPath;
  readonly exemptBodies: ExemptBodies;
  readonly withFailover: WithFailover | undefined;
  readonly withRedirects: WithRedirects;
  /** The monotonic clock. */
  readonly now: () => number;
  readonly random: () => number;
}
