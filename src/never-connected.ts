/** Codes of connections that were never made: DNS, refused, unreachable, no TLS. */
const NEVER_CONNECTED = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPROTO",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const DEEPEST_CAUSE = 4;

/** Whether a request failed before any byte of it could have been sent. The fetch adapter hides that in `cause`. */
export function neverConnected(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  const { code, syscall, response, cause } = error as NodeJS.ErrnoException & { response?: unknown };
  if (response) return false;
  if (code && (NEVER_CONNECTED.has(code) || code.startsWith("ERR_TLS_") || code.startsWith("ERR_SSL_")))
    return true;
  // The system's own timeout of a connect, not one that axios counted.
  if (code === "ETIMEDOUT" && syscall === "connect") return true;
  return neverConnected(cause, depth + 1);
}
