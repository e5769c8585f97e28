import { callRecovery, partialFailures, pausedCallRejection } from "../call/exchange.ts";
import { axiosRetryOnSibling } from "../call/sibling/repeat-on-sibling.ts";
import { errorCreation, errorRedaction } from "../errors/load.ts";
import { hookWarning } from "../observe/hook.ts";
import { redirectFollowing } from "../request/redirects.ts";
import type { LazyModule } from "../runtime/lazy-module.ts";
import { tokenRequest } from "../token/providers/request/endpoint.ts";
import { tokenRenewal } from "../token/renewals.ts";

/** All that is not loaded with the package, but the catalog and the endpoint table: they are large, and a failure does without. */
export const preloaded: readonly LazyModule<unknown>[] = [
  callRecovery,
  errorCreation,
  errorRedaction,
  tokenRenewal,
  tokenRequest,
  axiosRetryOnSibling,
  redirectFollowing,
  hookWarning,
  pausedCallRejection,
  partialFailures,
];

/** Loads in the background what calls may need later: the files of the package may be replaced while the process runs. */
export function preload(): void {
  for (const part of preloaded) part.load().catch(() => {});
}
