/** Codes of a certificate that the client does not accept. */
const CERTIFICATE_CODE =
  /^(?:CERT_|CRL_|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)$)/;
/** Codes of a connection that was not established: DNS, refused, unreachable, connect timeout. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** Faults of a TLS handshake. A broken record or a sudden end may come after bytes were sent. */
const HANDSHAKE_FAULT =
  /version|protocol|handshake|cert|cipher|unknown.ca|unrecognized.name|signature|renegotiation|key.too.small/i;
/** Deno gives its faults no code. */
const DENO_CONNECT = "client error (Connect)";
const MAX_CAUSE_DEPTH = 4;

/** What an error of Node, undici or axios says of itself. */
interface Fault {
  readonly code: string;
  readonly message: string;
  readonly syscall: unknown;
}

/** Whether a request failed before any byte of it could be sent, so that it can go to another host. */
export function failedToConnect(error: unknown): boolean {
  return !hasResponse(error) && hasCause(error, (fault) => isUnreachable(fault) || isHandshakeFault(fault));
}

/** Whether a request provably never left, and might the next time: its host was not found, refused, or unreachable. */
export function wasNeverSent(error: unknown): boolean {
  return !hasResponse(error) && !wasRedirected(error) && hasCause(error, isUnreachable);
}

/** Whether the two ends do not understand each other, or the certificate is wrong: nothing that passes. */
export function isTlsFault(error: unknown): boolean {
  return hasCause(error, (fault) => fault.code === "EPROTO" || isHandshakeFault(fault));
}

/**
 * Whether a fault, or what caused it, is of a kind: the fetch adapter puts the reason into `cause`. Of a host with
 * several addresses, all must have failed in this way.
 */
export function hasCause(error: unknown, isOfKind: (fault: Fault) => boolean, depth = 0): boolean {
  if (!(error instanceof Error) || depth > MAX_CAUSE_DEPTH) return false;
  const { code, message, syscall } = error as Partial<Fault>;
  if (isOfKind({ code: textOf(code), message: textOf(message), syscall })) return true;
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every((one) => hasCause(one, isOfKind, depth + 1));
  return hasCause(error.cause, isOfKind, depth + 1);
}

function isUnreachable({ code, syscall, message }: Fault): boolean {
  if (UNREACHABLE.has(code)) return true;
  if (message.includes(DENO_CONNECT)) return !HANDSHAKE_FAULT.test(message);
  // The operating system's connect timeout, not axios' own.
  return code === "ETIMEDOUT" && syscall === "connect";
}

function isHandshakeFault({ code, message }: Fault): boolean {
  if (CERTIFICATE_CODE.test(code)) return true;
  const isTls = code === "EPROTO" || /^ERR_(?:TLS|SSL)_/.test(code) || message.includes(DENO_CONNECT);
  return isTls && HANDSHAKE_FAULT.test(`${code} ${message}`);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function hasResponse(error: unknown): boolean {
  return Boolean((error as { response?: unknown } | null | undefined)?.response);
}

/** Another server received the request before the connection that failed: follow-redirects counts them. */
function wasRedirected(error: unknown): boolean {
  const { request } = error as { request?: { _redirectCount?: unknown } };
  return Number(request?._redirectCount) > 0;
}
