import { describe, expect, it } from "vitest";
import { createRedact, redactBody } from "../../../src/secrets/redact.ts";

const TOKEN = "62_abcDEF-0123456789";

describe("createRedact", () => {
  it("replaces the given values wherever they stand", () => {
    expect(createRedact([TOKEN])(`${TOKEN} and again ${TOKEN}!`)).toBe("[redacted] and again [redacted]!");
  });

  it("replaces a value as a URL has it", () => {
    const redact = createRedact(["a+b/c=d"]);
    expect(redact("?x=a%2Bb%2Fc%3Dd&y=a+b/c=d")).toBe("?x=[redacted]&y=[redacted]");
    expect(redact("?x=a%2bb%2fc%3dd")).toBe("?x=[redacted]");
  });

  it("leaves nothing of a long secret that begins with a short one", () => {
    expect(createRedact(["abcd", "abcdSECRET"])("abcdSECRET abcd")).toBe("[redacted] [redacted]");
  });

  it("leaves values alone that are too short for a secret", () => {
    expect(createRedact(["abc", ""])("abc is a word")).toBe("abc is a word");
  });

  it.each([
    "access_token",
    "component_access_token",
    "suite_access_token",
    "provider_access_token",
    "authorizer_access_token",
    "authorizer_refresh_token",
    "refresh_token",
    "secret",
    "appsecret",
    "component_appsecret",
    "corpsecret",
    "suite_secret",
    "component_verify_ticket",
    "suite_ticket",
    "permanent_code",
    "session_key",
    "js_code",
  ])("replaces what stands under %s, known or not, in a query and in JSON", (name) => {
    const redact = createRedact([]);
    expect(redact(`https://h/p?a=1&${name}=${TOKEN}&b=2`)).toBe(`https://h/p?a=1&${name}=[redacted]&b=2`);
    expect(redact(`?${name}=${TOKEN}#there`)).toBe(`?${name}=[redacted]#there`);
    expect(redact(`{"a":1,"${name}": "${TOKEN}\\"x","b":2}`)).toBe(`{"a":1,"${name}": "[redacted]","b":2}`);
  });

  it("leaves names alone that merely look like one", () => {
    const text = '?my_access_token_count=7 {"secretary":"Li"} no_secret=1';
    expect(createRedact([])(text)).toBe(text);
  });
});

describe("redactBody", () => {
  const redact = createRedact([TOKEN]);

  it("makes a copy without secrets, by value and by name, at any depth", () => {
    const body = {
      errcode: 40001,
      errmsg: `bad ${TOKEN}`,
      access_token: "another-token",
      list: [{ refresh_token: "r-0123", note: TOKEN }, null, 7],
    };
    const before = structuredClone(body);
    expect(redactBody(body, redact)).toEqual({
      errcode: 40001,
      errmsg: "bad [redacted]",
      access_token: "[redacted]",
      list: [{ refresh_token: "[redacted]", note: "[redacted]" }, null, 7],
    });
    expect(body).toEqual(before);
  });

  it.each([[undefined], [null], [7], [true]])("hands %j back", (body) => {
    expect(redactBody(body, redact)).toBe(body);
  });

  it("cleans a text", () => {
    expect(redactBody(`?access_token=${TOKEN}`, redact)).toBe("?access_token=[redacted]");
  });
});
