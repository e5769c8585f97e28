/** Codes of a certificate that the client does not accept. */
export const CERTIFICATE_CODES: readonly string[] = [
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];
/** Codes of a connection that was not established: DNS, refused, unreachable, certificate. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  ...CERTIFICATE_CODES,
]);
/** Faults of a TLS handshake. A broken record or a sudden end may come after bytes were sent. */
const HANDSHAKE_FAULT =
  /version|protocol|handshake|cert|cipher|unknown.ca|unrecognized.name|signature|renegotiation|key.too.small/i;
const DEEPEST_CAUSE = 4;

/** Whether a request failed before any byte of it could be sent. The fetch adapter puts the reason into `cause`. */
export function neverConnected(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  const {
    code = "",
    syscall,
    response,
    cause,
    message,
  } = error as NodeJS.ErrnoException & { response?: unknown };
  if (response) return false;
  if (NOT_CONNECTED.has(code)) return true;
  if (code === "EPROTO" || /^ERR_(?:TLS|SSL)_/.test(code)) return HANDSHAKE_FAULT.test(`${code} ${message}`);
  // The operating system's connect timeout, not axios' own.
  if (code === "ETIMEDOUT" && syscall === "connect") return true;
  // A host with several addresses, all of which were tried.
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every((one) => neverConnected(one, depth + 1));
  return neverConnected(cause, depth + 1);
}
