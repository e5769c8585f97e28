import { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { failedToConnect, isTlsFault, wasNeverSent } from "../../../src/request/connection-errors.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const systemError = (code: string, parts: object = {}) => Object.assign(new Error(code), { code, ...parts });
const withMessage = (code: string, message: string) => Object.assign(new Error(message), { code });
const connectTimeout = () => systemError("ETIMEDOUT", { syscall: "connect" });
/** As the http adapter wraps Node's error, and as the fetch adapter does. */
const wrappings: [string, (error: Error) => Error][] = [
  ["as it is", (error) => error],
  ["wrapped by the http adapter", (error) => AxiosError.from(error, undefined, requestConfig())],
  [
    "hidden by the fetch adapter",
    (error) => Object.assign(new AxiosError("Network Error", "ERR_NETWORK"), { cause: error }),
  ],
];

describe.each(wrappings)("an error %s", (_, wrap) => {
  it.each<[string, Error]>([
    ["no such name", systemError("ENOTFOUND")],
    ["an unresponsive name server", systemError("EAI_AGAIN")],
    ["a refused connection", systemError("ECONNREFUSED")],
    ["no route", systemError("EHOSTUNREACH")],
    ["the system's timeout of a connect", connectTimeout()],
    ["undici's timeout of a connect", systemError("UND_ERR_CONNECT_TIMEOUT")],
    [
      "every address of a host timed out",
      Object.assign(new AggregateError([connectTimeout(), connectTimeout()]), { code: "ETIMEDOUT" }),
    ],
    ["a self-signed certificate", systemError("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["a certificate for another name", systemError("ERR_TLS_CERT_ALTNAME_INVALID")],
    [
      "no TLS at the other end (Node 20)",
      withMessage("EPROTO", "write EPROTO 80:error:SSL routines:ssl3_get_record:wrong version number:"),
    ],
    ["no TLS at the other end (Node 22)", systemError("ERR_SSL_WRONG_VERSION_NUMBER")],
    ["no cipher in common", systemError("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE")],
  ])("before any byte was sent: %s", (_, error) => {
    expect(failedToConnect(wrap(error))).toBe(true);
  });

  it.each<[string, Error]>([
    ["a reset", systemError("ECONNRESET")],
    ["a timeout of axios' own", systemError("ETIMEDOUT")],
    ["a timeout while reading", systemError("ETIMEDOUT", { syscall: "read" })],
    ["a timeout for the head of the response", systemError("UND_ERR_HEADERS_TIMEOUT")],
    ["a broken TLS record", systemError("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC")],
    [
      "a broken TLS record while writing",
      withMessage(
        "EPROTO",
        "write EPROTO 80:error:SSL routines:ssl3_get_record:decryption failed or bad record mac:",
      ),
    ],
    ["a TLS connection that just ended", systemError("ERR_SSL_UNEXPECTED_EOF_WHILE_READING")],
    [
      "some addresses timed out, one was reset",
      new AggregateError([connectTimeout(), systemError("ECONNRESET")]),
    ],
  ])("that may have come later: %s", (_, error) => {
    expect(failedToConnect(wrap(error))).toBe(false);
  });
});

describe.each(wrappings)("for a retry, an error %s", (_, wrap) => {
  it.each<[string, Error]>([
    ["no such name", systemError("ENOTFOUND")],
    ["an unresponsive name server", systemError("EAI_AGAIN")],
    ["a refused connection", systemError("ECONNREFUSED")],
    ["the system's timeout of a connect", connectTimeout()],
    ["no connection, in Deno's words", new Error("error sending request: client error (Connect): dns error")],
  ])("before the request was sent, which may succeed the next time: %s", (_, error) => {
    expect(wasNeverSent(wrap(error))).toBe(true);
    expect(failedToConnect(wrap(error))).toBe(true);
    expect(isTlsFault(wrap(error))).toBe(false);
  });

  it.each<[string, Error]>([
    ["a self-signed certificate", systemError("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["a revoked certificate", systemError("CERT_REVOKED")],
    ["a certificate for another name", systemError("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["no TLS at the other end (Node 22)", systemError("ERR_SSL_WRONG_VERSION_NUMBER")],
    ["any EPROTO", systemError("EPROTO")],
    ["a certificate, in Deno's words", new Error("client error (Connect): invalid peer certificate")],
  ])("that stays the same: %s", (_, error) => {
    expect(wasNeverSent(wrap(error))).toBe(false);
    expect(isTlsFault(wrap(error))).toBe(true);
  });
});

it("a request that was redirected to a host that refuses connections has been sent", () => {
  const request = { _redirectCount: 1 };
  expect(wasNeverSent(new AxiosError("no", "ECONNREFUSED", requestConfig(), request))).toBe(false);
  expect(wasNeverSent(new AxiosError("no", "ECONNREFUSED", requestConfig(), { _redirectCount: 0 }))).toBe(
    true,
  );
});

it("an error with a response, or a value that is not an error, is not one of them", () => {
  const config = requestConfig();
  const withResponse = new AxiosError("refused", "ECONNREFUSED", config, {}, responseTo(config, "", 502));
  for (const value of [withResponse, undefined, "ECONNREFUSED", { code: "ECONNREFUSED" }]) {
    expect(failedToConnect(value)).toBe(false);
  }
});

it("handles causes that form a circle", () => {
  const error = new Error("round");
  error.cause = error;
  expect(failedToConnect(error)).toBe(false);
});
