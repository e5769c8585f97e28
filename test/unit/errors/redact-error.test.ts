import { AxiosError, CanceledError, isAxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { redactError } from "../../../src/errors/redact-error.ts";
import { createApiError } from "../api-error.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";
import { printed } from "../printed.ts";

const TOKEN = "TOKEN-0123456789";
const URL_WITH_TOKEN = `https://api.weixin.qq.com/p?access_token=${TOKEN}`;
const config = requestConfig({ url: URL_WITH_TOKEN, params: { access_token: TOKEN } });

function fault(message = `connect failed: ${URL_WITH_TOKEN}`): AxiosError {
  const request = { path: `/p?access_token=${TOKEN}` };
  return new AxiosError(message, "ECONNREFUSED", config, request, responseTo(config, URL_WITH_TOKEN, 502));
}

describe("redactError", () => {
  it("leaves no token of a transport error in any output", () => {
    expect(printed(fault())).toContain(TOKEN);
    expect(printed(redactError(fault()))).not.toContain(TOKEN);
  });

  it("returns another error for one with an unwritable stack of its cause", () => {
    const error = AxiosError.from(
      new TypeError(`Failed to parse URL from ${URL_WITH_TOKEN}`),
      "ERR_NETWORK",
      config,
    );
    Object.defineProperty(error, Symbol("causeStack"), { value: `TypeError: ${URL_WITH_TOKEN}` });
    const redacted = redactError(error);
    expect(printed(redacted)).not.toContain(TOKEN);
    expect(redacted).toBeInstanceOf(AxiosError);
    expect(redacted).toMatchObject({ isAxiosError: true, code: "ERR_NETWORK" });
    expect(redacted.config).toBe(config);
  });

  it("works in place: identity, class and all other values stay", () => {
    const error = fault();
    const { request, response } = error;
    expect(redactError(error)).toBe(error);
    expect(error).toBeInstanceOf(AxiosError);
    expect(error).toMatchObject({
      name: "AxiosError",
      code: "ECONNREFUSED",
    });
    expect(isAxiosError(error)).toBe(true);
    expect(error.response?.status).toBe(502);
    expect(error.message).toBe("connect failed: https://api.weixin.qq.com/p?access_token=[redacted]");
    expect(error.config).toBe(config);
    expect(error.request).toBe(request);
    expect(error.response).toBe(response);
  });

  it("leaves config, request and response writable, as others expect", () => {
    const error = redactError(fault());
    const other = requestConfig();
    error.config = other;
    expect(error.config).toBe(other);
  });

  it("does no harm the second time, and keeps what was set in between", () => {
    const error = redactError(fault());
    error.config = requestConfig({ url: "/other" });
    const text = printed(error);
    redactError(error);
    expect(error.config?.url).toBe("/other");
    expect(printed(error)).toBe(text);
  });

  it("removes the given secrets from any error", () => {
    const error = Object.assign(new Error(`refused ${TOKEN}`), { url: URL_WITH_TOKEN, socket: { TOKEN } });
    expect(printed(redactError(error, [TOKEN]))).not.toContain(TOKEN);
    expect(error).toMatchObject({ message: "refused [redacted]" });
    expect(error.socket).toEqual({ TOKEN });
  });

  // Since V8 12.x (Node 22) `stack` is an accessor, not a data property, of the error itself.
  it("redacts a stack that is an accessor", () => {
    const error = new Error(`refused ${TOKEN}`);
    let stack = `Error: refused ${TOKEN}\n    at somewhere`;
    Object.defineProperty(error, "stack", {
      get: () => stack,
      set: (next: string) => {
        stack = next;
      },
      configurable: true,
    });
    redactError(error, [TOKEN]);
    expect(error.stack).toBe("Error: refused [redacted]\n    at somewhere");
  });

  it("redacts all causes, however many there are", () => {
    const chain = (depth: number): Error =>
      new Error(`level ${depth} ${TOKEN}`, depth > 0 ? { cause: chain(depth - 1) } : {});
    const error = fault("outer");
    error.cause = chain(8);
    expect(printed(redactError(error))).not.toContain(TOKEN);
    expect(error.cause.message).toBe("level 8 [redacted]");
  });

  it("redacts the errors of an AggregateError, which a dual-stack connect fails with", () => {
    const error = new AggregateError([new Error(`no route ${TOKEN}`)], "all failed");
    expect(printed(redactError(error, [TOKEN]))).not.toContain(TOKEN);
    expect(error.errors.map((inner: Error) => inner.message)).toEqual(["no route [redacted]"]);
  });

  it("redacts what axios makes of another error, including its cause", () => {
    const cause = Object.assign(new TypeError("Invalid URL"), { input: URL_WITH_TOKEN });
    const error = redactError(AxiosError.from(cause, "ERR_INVALID_URL", config));
    expect(printed(error)).not.toContain(TOKEN);
    expect(error.cause).toBe(cause);
  });

  it("keeps a cancellation a cancellation", () => {
    const error = redactError(new CanceledError(undefined, config));
    expect(error).toBeInstanceOf(CanceledError);
    expect(error).toMatchObject({ code: "ERR_CANCELED", message: "canceled", __CANCEL__: true });
    expect(printed(error)).not.toContain(TOKEN);
  });

  it("handles a frozen error, and causes that form a circle", () => {
    const [a, b] = [new Error("a"), new Error("b")];
    a.cause = b;
    b.cause = a;
    expect(redactError(a)).toBe(a);
  });

  it.each([
    ["frozen", Object.freeze],
    ["sealed", Object.seal],
    ["not extensible", Object.preventExtensions],
  ])("copies an error that is %s, without secrets in the copy", (_, harden) => {
    const hardened = harden(fault());
    const copy = redactError(hardened);
    expect(copy).toBeInstanceOf(AxiosError);
    expect(copy).toMatchObject({ name: "AxiosError", code: "ECONNREFUSED" });
    expect(copy.config).toBe(config);
    expect(printed(copy)).not.toContain(TOKEN);
    const outer = new Error("outer", { cause: harden(new Error(`inner ${TOKEN}`)) });
    expect(printed(redactError(outer, [TOKEN]))).not.toContain(TOKEN);
  });

  it("returns a new error for a proxy that throws on every access", () => {
    const { proxy, revoke } = Proxy.revocable(new Error(TOKEN), {});
    revoke();
    expect(redactError(proxy)).toBeInstanceOf(Error);
    expect(printed(redactError(proxy))).not.toContain(TOKEN);
  });

  it("redacts a chain of causes that is longer than the call stack", () => {
    let error = new Error(`innermost ${TOKEN}`);
    const innermost = error;
    for (let depth = 0; depth < 20_000; depth += 1) error = new Error("outer", { cause: error });
    redactError(error, [TOKEN]);
    expect(innermost.message).toBe("innermost [redacted]");
  });

  it("does not change our own errors, which are created without secrets", () => {
    const error = createApiError({ errcode: 40003, errmsg: "", body: {} }, { config });
    const before = Object.getOwnPropertyDescriptors(error);
    redactError(error, [TOKEN]);
    expect(Object.getOwnPropertyDescriptors(error)).toEqual(before);
  });

  it.each([[undefined], [null], ["text"], [{ message: TOKEN }]])("returns %j unchanged", (value) => {
    expect(redactError(value, [TOKEN])).toBe(value);
  });
});

describe("JSON of a redacted error", () => {
  // Trap: axios 1.7.0 lost its `status`, 1.13.4 its `message`, and an adapter's own error everything but the stack.
  it("has the same content as before, except for the config", () => {
    const { config: _, ...before } = JSON.parse(JSON.stringify(fault("plain")));
    expect(before).toMatchObject({ name: "AxiosError", message: "plain", code: "ECONNREFUSED", status: 502 });
    expect(JSON.parse(JSON.stringify(redactError(fault("plain"))))).toMatchObject({
      ...before,
      stack: expect.anything(),
    });
  });

  it.each<[string, (error: Error) => void]>([
    [
      "a message that is not enumerable",
      (error) =>
        Object.defineProperty(error, "message", { value: "quiet", enumerable: false, writable: true }),
    ],
    [
      "a status that stands in the response alone",
      (error) => {
        delete (error as AxiosError).status;
        Object.assign(error, {
          toJSON: () => ({ message: error.message, status: (error as AxiosError).response?.status }),
        });
      },
    ],
  ])("is complete with %s", (_, change) => {
    const plain = fault("quiet");
    change(plain);
    const json = JSON.parse(JSON.stringify(redactError(plain)));
    expect(json).toMatchObject({ name: "AxiosError", message: "quiet", code: "ECONNREFUSED", status: 502 });
    expect(json).not.toHaveProperty("config");
  });

  class AdapterError extends Error {
    readonly #reason = "busy";
    readonly url = URL_WITH_TOKEN;
    toJSON() {
      const { name, message, url } = this;
      const headers = { authorization: `Bearer ${TOKEN}`, accept: "*/*" };
      return { name, message, url, reason: this.#reason, request: { url }, headers, secret: "another" };
    }
  }

  it("keeps the additions of an adapter's own class, without secrets and the call", () => {
    const json = JSON.parse(JSON.stringify(redactError(new AdapterError("it failed"), [TOKEN])));
    expect(json).toMatchObject({
      name: "Error",
      message: "it failed",
      url: "https://api.weixin.qq.com/p?access_token=[redacted]",
      reason: "busy",
      headers: { authorization: "Bearer [redacted]", accept: "*/*" },
      secret: "[redacted]",
    });
    expect(json).not.toHaveProperty("request");
  });

  it("is the same after the error was redacted again", () => {
    const error = redactError(fault());
    const json = JSON.stringify(error);
    expect(JSON.stringify(redactError(error, ["another"]))).toBe(json);
  });

  it("exists when the error's own toJSON throws", () => {
    const error = Object.assign(new Error("it failed"), {
      toJSON: () => {
        throw new Error("not now");
      },
    });
    expect(JSON.parse(JSON.stringify(redactError(error)))).toMatchObject({
      name: "Error",
      message: "it failed",
    });
  });
});
