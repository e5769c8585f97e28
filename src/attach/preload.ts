import { callRecovery, partialFailureCheck, pausedCallRejection } from "../call/exchange.ts";
import { axiosRetryOnSibling } from "../call/sibling/repeat-on-sibling.ts";
import { errorCreation, errorRedaction } from "../errors/load.ts";
import { hookWarning } from "../observe/hook.ts";
import { redirectFollowing } from "../request/redirects.ts";
import { tokenRequest } from "../token/providers/request/endpoint.ts";
import { tokenRenewal } from "../token/renewals.ts";

/**
 * Loads what calls may need later, in the background: the files of the package may be replaced on the disk while the process
 * runs. The catalog and the endpoint table are not among it: they are large, and a failure does without them.
 */
export function preload(): void {
  for (const part of [
    callRecovery,
    errorCreation,
    errorRedaction,
    tokenRenewal,
    tokenRequest,
    axiosRetryOnSibling,
    redirectFollowing,
    hookWarning,
    pausedCallRejection,
    partialFailureCheck,
  ]) {
    part.load().catch(() => {});
  }
}
