import { AxiosError, CanceledError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { TokenFetchError } from "../../../src/index.ts";
import { resolveRetry } from "../../../src/retry/options.ts";
import { mayRetry, type RetryCandidate } from "../../../src/retry/policy.ts";
import { createApiError } from "../api-error.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const CALL: RetryCandidate = {
  replayable: true,
  repeatable: undefined,
  endpoint: undefined,
  method: "get",
  retriedByCaller: false,
};
const POST: RetryCandidate = { ...CALL, method: "POST" };
const OPTIONS = resolveRetry(undefined);

const stated = (errcode: number) => createApiError({ errcode, errmsg: "", body: {} });

function fault(code: string | undefined, { status = 0 } = {}): AxiosError {
  const config = requestConfig({ url: "/p" });
  return new AxiosError("it failed", code, config, {}, status ? responseTo(config, "", status) : undefined);
}

const badStatus = (status: number) =>
  fault(status < 500 ? "ERR_BAD_REQUEST" : "ERR_BAD_RESPONSE", { status });

/** As the fetch adapter reports it. */
const causedBy = (code: string) =>
  Object.assign(fault("ERR_NETWORK"), { cause: Object.assign(new Error(code), { code }) });

describe("an errcode", () => {
  it("is retried when the options list it, for any method", () => {
    expect(mayRetry(stated(-1), 1, OPTIONS, CALL)).toBe(true);
    expect(mayRetry(stated(45009), 1, OPTIONS, CALL)).toBe(true);
    expect(mayRetry(stated(40003), 1, resolveRetry({ errcodes: [40003] }), CALL)).toBe(true);
  });

  it.each([40001, 40003, 45011, 61450, 123456789])("%i is not, whatever the catalog says", (errcode) => {
    expect(mayRetry(stated(errcode), 1, OPTIONS, CALL)).toBe(false);
  });

  it("is not retried when the body cannot be sent twice", () => {
    expect(mayRetry(stated(-1), 1, OPTIONS, { ...CALL, replayable: false })).toBe(false);
  });

  it("is retried also with a caller's own axios-retry, which does not see it", () => {
    expect(mayRetry(stated(-1), 1, OPTIONS, { ...CALL, retriedByCaller: true })).toBe(true);
  });

  // Trap (WxJava#2098): transport failures with -1 were sent twice; here the two are never confused.
  it("-1 is distinguished from a network failure", () => {
    const never = resolveRetry({ errcodes: [] });
    expect(mayRetry(stated(-1), 1, never, CALL)).toBe(false);
    expect(mayRetry(fault("ECONNRESET"), 1, never, CALL)).toBe(true);
    expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, POST)).toBe(false);
  });

  it("is retried under unsafe: false only if that is harmless", () => {
    const safe = resolveRetry({ unsafe: false });
    expect(mayRetry(stated(-1), 1, safe, CALL)).toBe(true);
    expect(mayRetry(stated(-1), 1, safe, POST)).toBe(false);
    expect(mayRetry(stated(-1), 1, safe, { ...POST, repeatable: true })).toBe(true);
    expect(mayRetry(stated(-1), 1, safe, { ...CALL, repeatable: false })).toBe(false);
    expect(mayRetry(stated(-1), 1, OPTIONS, { ...POST, repeatable: false })).toBe(true);
  });
});

describe("a transport error", () => {
  it.each(["get", "head", "options", "put", "delete", "GET"])("of %s is retried", (method) => {
    expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, { ...CALL, method })).toBe(true);
    expect(mayRetry(badStatus(502), 1, OPTIONS, { ...CALL, method })).toBe(true);
  });

  it.each(["post", "patch", "POST"])("of %s is not retried: it may have succeeded", (method) => {
    expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, { ...CALL, method })).toBe(false);
    expect(mayRetry(badStatus(502), 1, OPTIONS, { ...CALL, method })).toBe(false);
  });

  it("is retried as the caller says, for any method", () => {
    for (const failure of [fault("ECONNRESET"), badStatus(502), fault(undefined)]) {
      expect(mayRetry(failure, 1, OPTIONS, { ...POST, repeatable: true })).toBe(true);
      expect(mayRetry(failure, 1, OPTIONS, { ...CALL, repeatable: false })).toBe(false);
    }
  });

  it("is retried as the endpoint's row says, for any method, unless the caller says otherwise", () => {
    const of = (call: RetryCandidate, repeat: "read" | "idempotent" | "unsafe") => ({
      ...call,
      endpoint: { repeat },
    });
    const safe = resolveRetry({ unsafe: false });
    for (const repeat of ["read", "idempotent"] as const) {
      expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, of(POST, repeat))).toBe(true);
      expect(mayRetry(stated(-1), 1, safe, of(POST, repeat))).toBe(true);
      expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, { ...of(POST, repeat), repeatable: false })).toBe(
        false,
      );
    }
    expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, of(CALL, "unsafe"))).toBe(false);
    expect(mayRetry(stated(-1), 1, safe, of(CALL, "unsafe"))).toBe(false);
    expect(mayRetry(fault("ECONNABORTED"), 1, resolveRetry({ timeouts: true }), of(CALL, "unsafe"))).toBe(
      false,
    );
    expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, { ...of(CALL, "unsafe"), repeatable: true })).toBe(true);
    expect(mayRetry(fault("ECONNREFUSED"), 1, OPTIONS, of(POST, "unsafe"))).toBe(true);
  });

  it.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"])(
    "of any method is retried when the request was never sent: %s",
    (code) => {
      expect(mayRetry(fault(code), 1, OPTIONS, POST)).toBe(true);
      expect(mayRetry(fault(code), 1, OPTIONS, { ...CALL, repeatable: false })).toBe(false);
      expect(mayRetry(fault(code), 1, OPTIONS, { ...POST, replayable: false })).toBe(false);
    },
  );

  it("may have no code, like one from a mocked network error", () => {
    expect(mayRetry(fault(undefined), 1, OPTIONS, CALL)).toBe(true);
    expect(mayRetry(fault(undefined), 1, OPTIONS, POST)).toBe(false);
  });

  it.each([429, 500, 502, 503, 504, 599])("is a status of %i", (status) => {
    expect(mayRetry(badStatus(status), 1, OPTIONS, CALL)).toBe(true);
  });

  it.each([301, 400, 401, 404, 412, 413, 600])("is not a status of %i", (status) => {
    expect(mayRetry(badStatus(status), 1, OPTIONS, CALL)).toBe(false);
  });

  // Trap: a timeout is ECONNABORTED on http and ETIMEDOUT on fetch; axios-retry's own predicate retries one of them.
  it.each(["ECONNABORTED", "ETIMEDOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"])(
    "is not retried when it is the timeout %s, unless timeouts are enabled",
    (code) => {
      const timeouts = resolveRetry({ timeouts: true });
      for (const failure of [fault(code), causedBy(code)]) {
        expect(mayRetry(failure, 1, OPTIONS, CALL)).toBe(false);
        expect(mayRetry(failure, 1, timeouts, CALL)).toBe(true);
        expect(mayRetry(failure, 1, timeouts, POST)).toBe(false);
        expect(mayRetry(failure, 1, timeouts, { ...POST, repeatable: true })).toBe(true);
      }
    },
  );

  it.each([
    "ERR_BAD_OPTION",
    "ERR_BAD_OPTION_VALUE",
    "ERR_NOT_SUPPORT",
    "ERR_INVALID_URL",
    "ERR_FR_TOO_MANY_REDIRECTS",
    "ERR_FR_REDIRECTION_FAILURE",
    "ERR_BAD_REQUEST",
    "EPROTO",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ])("is not %s, which no retry could fix", (code) => {
    for (const failure of [fault(code), causedBy(code)]) {
      expect(mayRetry(failure, 1, OPTIONS, CALL)).toBe(false);
      expect(mayRetry(failure, 1, OPTIONS, { ...POST, repeatable: true })).toBe(false);
    }
  });

  // The texts of Node, for another type and for a form that is malformed, and of Bun.
  it.each([
    'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".',
    "Failed to parse body as FormData.",
    "Can't decode form data from body because of incorrect MIME type/boundary",
  ])("is not a body that is no form: %s", (message) => {
    const unread = AxiosError.from(new TypeError(message), undefined, requestConfig());
    expect(mayRetry(unread, 1, OPTIONS, CALL)).toBe(false);
  });

  it("is not a body that is too large, nor a redirect that fetch does not follow", () => {
    const tooLarge = new AxiosError("maxContentLength size of 10 exceeded", "ERR_BAD_RESPONSE");
    const loop = Object.assign(fault("ERR_NETWORK"), { cause: new Error("redirect count exceeded") });
    for (const failure of [tooLarge, loop]) expect(mayRetry(failure, 1, OPTIONS, CALL)).toBe(false);
    expect(mayRetry(new AxiosError("stream has been aborted", "ERR_BAD_RESPONSE"), 1, OPTIONS, CALL)).toBe(
      true,
    );
  });

  // Trap: the error has the response whose body was truncated.
  it("is a connection that broke in the middle of the body of a 200", () => {
    const config = requestConfig({ url: "/p" });
    const cut = (message: string) =>
      new AxiosError(message, "ERR_BAD_RESPONSE", config, {}, responseTo(config, "{", 200));
    expect(mayRetry(cut("stream has been aborted"), 1, OPTIONS, CALL)).toBe(true);
    expect(mayRetry(cut("stream has been aborted"), 1, OPTIONS, POST)).toBe(false);
    expect(mayRetry(cut("Unexpected end of JSON input"), 1, OPTIONS, CALL)).toBe(false);
    // Axios 1.7 has no limit but still names it.
    const old = new AxiosError("maxContentLength size of -1 exceeded", "ERR_BAD_RESPONSE");
    expect(mayRetry(old, 1, OPTIONS, CALL)).toBe(true);
  });

  it("is left to a caller's own axios-retry, if there is one", () => {
    expect(mayRetry(fault("ECONNRESET"), 1, OPTIONS, { ...CALL, retriedByCaller: true })).toBe(false);
  });
});

describe("a failure that is never retried", () => {
  const always = resolveRetry({ shouldRetry: () => true });

  it.each<[string, unknown]>([
    ["a cancellation", new CanceledError(undefined, requestConfig())],
    ["a failed token fetch, which has its own retries", new TokenFetchError(stated(-1), "k")],
    ["an error that is neither WeChat's nor axios'", new TypeError("bug")],
    ["no error at all", undefined],
  ])("is %s", (_, failure) => {
    expect(mayRetry(failure, 1, always, CALL)).toBe(false);
  });

  it("is one of a body that cannot be sent twice, whatever shouldRetry returns", () => {
    expect(mayRetry(stated(-1), 1, always, { ...CALL, replayable: false })).toBe(false);
    expect(mayRetry(fault("ECONNRESET"), 1, always, { ...CALL, replayable: false })).toBe(false);
  });
});

describe("shouldRetry", () => {
  it("replaces the list, for errcodes and for transport errors of any method", () => {
    const yes = resolveRetry({ shouldRetry: () => true });
    const no = resolveRetry({ shouldRetry: () => false });
    for (const failure of [stated(40003), fault("ECONNABORTED"), badStatus(404)]) {
      expect(mayRetry(failure, 1, yes, CALL)).toBe(true);
    }
    for (const failure of [stated(-1), fault("ECONNRESET")]) {
      expect(mayRetry(failure, 1, no, CALL)).toBe(false);
    }
  });

  it("is called with the failure and the number of the attempt", () => {
    const shouldRetry = vi.fn(() => true);
    const failure = stated(-1);
    mayRetry(failure, 2, resolveRetry({ shouldRetry }), CALL);
    expect(shouldRetry).toHaveBeenCalledExactlyOnceWith(failure, 2);
  });

  // Trap: for axios-retry undefined, 0 and null mean retry. A promise would be truthy here.
  it.each([[undefined], [null], [0], [1], ["yes"], [Promise.resolve(true)]])(
    "retries only with true, not with %o",
    (returned) => {
      const options = resolveRetry({ shouldRetry: () => returned as never });
      expect(mayRetry(stated(-1), 1, options, CALL)).toBe(false);
      expect(mayRetry(fault("ECONNRESET"), 1, options, CALL)).toBe(false);
    },
  );

  it("that throws does not retry, and causes a warning: the real failure is thrown", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const shouldRetry = () => {
      throw new Error("bug");
    };
    expect(mayRetry(stated(-1), 1, resolveRetry({ shouldRetry }), CALL)).toBe(false);
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("retry.shouldRetry threw: bug", "axios-wechat"),
    );
  });
});
