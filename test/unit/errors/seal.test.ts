import { AxiosError, CanceledError, isAxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { createApiError } from "../../../src/errors/create.ts";
import { seal } from "../../../src/errors/seal.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";
import { printed } from "../printed.ts";

const TOKEN = "TOKEN-0123456789";
const URL_WITH_TOKEN = `https://api.weixin.qq.com/p?access_token=${TOKEN}`;
const config = requestConfig({ url: URL_WITH_TOKEN, params: { access_token: TOKEN } });

function fault(message = `connect failed: ${URL_WITH_TOKEN}`): AxiosError {
  const request = { path: `/p?access_token=${TOKEN}` };
  return new AxiosError(message, "ECONNREFUSED", config, request, responseTo(config, URL_WITH_TOKEN, 502));
}

describe("seal", () => {
  it("leaves no token of a transport error in any print", () => {
    expect(printed(fault())).toContain(TOKEN);
    expect(printed(seal(fault()))).not.toContain(TOKEN);
  });

  it("makes another error of one that keeps the stack of its cause where nobody can write", () => {
    const error = AxiosError.from(
      new TypeError(`Failed to parse URL from ${URL_WITH_TOKEN}`),
      "ERR_NETWORK",
      config,
    );
    Object.defineProperty(error, Symbol("causeStack"), { value: `TypeError: ${URL_WITH_TOKEN}` });
    const sealed = seal(error);
    expect(printed(sealed)).not.toContain(TOKEN);
    expect(sealed).toBeInstanceOf(AxiosError);
    expect(sealed).toMatchObject({ isAxiosError: true, code: "ERR_NETWORK" });
    expect(sealed.config).toBe(config);
  });

  it("works in place: identity, class and all that is no secret stay", () => {
    const error = fault();
    const { request, response } = error;
    expect(seal(error)).toBe(error);
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

  it("leaves config, request and response where they can be replaced, as others do", () => {
    const error = seal(fault());
    const other = requestConfig();
    error.config = other;
    expect(error.config).toBe(other);
  });

  it("does no harm the second time, and keeps what was set in between", () => {
    const error = seal(fault());
    error.config = requestConfig({ url: "/other" });
    const text = printed(error);
    seal(error);
    expect(error.config?.url).toBe("/other");
    expect(printed(error)).toBe(text);
  });

  it("takes out the secrets that it is told of, from any error", () => {
    const error = Object.assign(new Error(`refused ${TOKEN}`), { url: URL_WITH_TOKEN, socket: { TOKEN } });
    expect(printed(seal(error, [TOKEN]))).not.toContain(TOKEN);
    expect(error).toMatchObject({ message: "refused [redacted]" });
    expect(error.socket).toEqual({ TOKEN });
  });

  // Since V8 12.x (Node 22) `stack` is an accessor, and no data property, of the error itself.
  it("cleans a stack that is an accessor", () => {
    const error = new Error(`refused ${TOKEN}`);
    let stack = `Error: refused ${TOKEN}\n    at somewhere`;
    Object.defineProperty(error, "stack", {
      get: () => stack,
      set: (next: string) => {
        stack = next;
      },
      configurable: true,
    });
    seal(error, [TOKEN]);
    expect(error.stack).toBe("Error: refused [redacted]\n    at somewhere");
  });

  it("goes down the causes, however many there are", () => {
    const chain = (depth: number): Error =>
      new Error(`level ${depth} ${TOKEN}`, depth > 0 ? { cause: chain(depth - 1) } : {});
    const error = fault("outer");
    error.cause = chain(8);
    expect(printed(seal(error))).not.toContain(TOKEN);
    expect(error.cause.message).toBe("level 8 [redacted]");
  });

  it("hides the errors of an AggregateError, which a dual-stack connect fails with", () => {
    const error = new AggregateError([new Error(`no route ${TOKEN}`)], "all failed");
    expect(printed(seal(error, [TOKEN]))).not.toContain(TOKEN);
    expect(error.errors.map((inner: Error) => inner.message)).toEqual(["no route [redacted]"]);
  });

  it("cleans what axios makes of another error, cause and all", () => {
    const cause = Object.assign(new TypeError("Invalid URL"), { input: URL_WITH_TOKEN });
    const error = seal(AxiosError.from(cause, "ERR_INVALID_URL", config));
    expect(printed(error)).not.toContain(TOKEN);
    expect(error.cause).toBe(cause);
  });

  it("keeps a cancellation a cancellation", () => {
    const error = seal(new CanceledError(undefined, config));
    expect(error).toBeInstanceOf(CanceledError);
    expect(error).toMatchObject({ code: "ERR_CANCELED", message: "canceled", __CANCEL__: true });
    expect(printed(error)).not.toContain(TOKEN);
  });

  it("copes with a frozen error, and with causes that point at one another", () => {
    const [a, b] = [new Error("a"), new Error("b")];
    a.cause = b;
    b.cause = a;
    expect(seal(a)).toBe(a);
    const frozen = Object.freeze(new Error(`frozen ${TOKEN}`));
    expect(seal(frozen, [TOKEN])).toBe(frozen);
  });

  it("leaves our own errors alone, which are made without secrets", () => {
    const error = createApiError({ errcode: 40003, errmsg: "", body: {} }, { config });
    const before = Object.getOwnPropertyDescriptors(error);
    seal(error, [TOKEN]);
    expect(Object.getOwnPropertyDescriptors(error)).toEqual(before);
  });

  it.each([[undefined], [null], ["text"], [{ message: TOKEN }]])("hands %j back as it is", (value) => {
    expect(seal(value, [TOKEN])).toBe(value);
  });
});
