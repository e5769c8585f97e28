import { AxiosHeaders } from "axios";
import { describe, expect, it } from "vitest";
import { headerOf, isFile, readCode, readHeaders } from "../../../src/protocol/envelope.ts";

describe("readHeaders", () => {
  it.each([
    ["in lower case", { "error-code": "40014", "error-msg": "invalid access_token" }],
    ["as in WeChat's docs", { "Error-Code": "40014", "Error-Msg": "invalid access_token" }],
    ["of axios", new AxiosHeaders({ "Error-Code": "40014", "Error-Msg": "invalid access_token" })],
  ])("finds the failure in headers %s", (_, headers) => {
    expect(readHeaders(headers)).toEqual({
      errcode: 40014,
      errmsg: "invalid access_token",
      body: undefined,
    });
  });

  it("has an empty errmsg where none is stated", () => {
    expect(readHeaders({ "error-code": "40014" })).toMatchObject({ errmsg: "" });
  });

  it.each([
    ["no headers", undefined],
    ["no such header", { "content-type": "text/plain" }],
    ["0", { "error-code": "0" }],
    ["0 as a number", { "error-code": 0 }],
    ["a text", { "error-code": "none" }],
  ])("finds none in %s", (_, headers) => {
    expect(readHeaders(headers)).toBeUndefined();
  });
});

describe("headerOf", () => {
  const headers = { "Content-Length": 12, "content-type": "text/plain", Accepted: "no" };

  it("finds a name in any case, and gives its value as a text", () => {
    expect(headerOf(headers, "content-length")).toBe("12");
    expect(headerOf(headers, "content-type")).toBe("text/plain");
  });

  it("finds no other name, not even of the same length", () => {
    expect(headerOf(headers, "accept")).toBeUndefined();
    expect(headerOf(headers, "absented")).toBeUndefined();
    expect(headerOf(undefined, "accept")).toBeUndefined();
  });
});

describe("isFile", () => {
  it.each(["attachment", " Attachment ; filename=x", 'attachment; filename="a.json"'])(
    "is true for %s",
    (value) => {
      expect(isFile({ "Content-Disposition": value })).toBe(true);
    },
  );

  it.each(["inline", "attachments", "form-data; name=attachment", ""])("is false for %s", (value) => {
    expect(isFile({ "content-disposition": value })).toBe(false);
  });

  it("is false without the header", () => {
    expect(isFile({})).toBe(false);
    expect(isFile(undefined)).toBe(false);
  });
});

describe("readCode", () => {
  it("reads digits of up to 64 characters, blanks included", () => {
    expect(readCode(`${" ".repeat(59)}40013`)).toBe(40013);
    expect(readCode(`${" ".repeat(60)}40013`)).toBeUndefined();
  });
});
