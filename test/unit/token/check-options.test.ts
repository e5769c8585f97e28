import { describe, expect, it } from "vitest";
import { checkProvider } from "../../../src/token/check-options.ts";

const SECRET = "s3cret-0123456789abcdef";
const fetch = async () => ({ access_token: "T1", expires_in: 7200 });

const complaintAbout = (value: unknown) => () => checkProvider("provider(account)", value);

describe("what a function for providers returned", () => {
  it("may be a provider", () => {
    expect(complaintAbout({ key: "k", fetch })).not.toThrow();
    expect(complaintAbout({ key: "k", fetch, param: undefined, product: undefined })).not.toThrow();
  });

  it.each([
    ["a function, which has no key", fetch],
    ["undefined", undefined],
    ["a promise", Promise.resolve({ key: "k", fetch })],
    ["an object without a fetch", { key: "k" }],
    ["an object without a key", { fetch }],
    ["a text, whose value is not printed", SECRET],
  ])("must not be %s", (_, value) => {
    const complaint = complaintAbout(value);
    expect(complaint).toThrow(TypeError);
    expect(complaint).toThrow(/^provider\(account\) must return an object with a key/);
    expect(complaint).not.toThrow(SECRET);
  });

  it("must not say what no provider may say", () => {
    const message =
      "provider(account) must return a provider whose param is a non-empty string, got an object";
    expect(complaintAbout({ key: "k", fetch, param: "" })).toThrow(new TypeError(message));
  });
});
