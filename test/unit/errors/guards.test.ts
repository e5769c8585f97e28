import { readFileSync } from "node:fs";
import { AxiosError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { errcodes, lookupErrcode } from "../../../src/errcodes/index.ts";
import { CLASS_OF } from "../../../src/errors/class-of.ts";
import {
  type ErrcodeName,
  isWechatApiError,
  isWechatError,
  TokenFetchError,
  TokenStoreError,
  WechatApiError,
} from "../../../src/index.ts";
import { createApiError } from "../api-error.ts";

const of = (errcode: number) => createApiError({ errcode, errmsg: "", body: {} });

const FOREIGN = [undefined, null, 0, "40003", {}, new Error("no"), new AxiosError("no"), { errcode: 40003 }];

describe("isWechatError", () => {
  it("accepts every class of this package", () => {
    const cause = new Error("no");
    expect(isWechatError(of(40003))).toBe(true);
    expect(isWechatError(new TokenFetchError(cause, "k"))).toBe(true);
    expect(isWechatError(new TokenStoreError("get", "k", cause))).toBe(true);
  });

  it.each(FOREIGN)("rejects other values", (value) => {
    expect(isWechatError(value)).toBe(false);
  });
});

describe("isWechatApiError", () => {
  it("distinguishes an API error from the other classes", () => {
    expect(isWechatApiError(of(40003))).toBe(true);
    expect(isWechatApiError(new TokenFetchError(of(40125), "k"))).toBe(false);
  });

  it.each(FOREIGN)("rejects other values", (value) => {
    expect(isWechatApiError(value)).toBe(false);
    expect(isWechatApiError(value, 40003)).toBe(false);
  });

  it("checks a number, a name, or any of several", () => {
    const error = of(40003);
    expect(isWechatApiError(error, 40003)).toBe(true);
    expect(isWechatApiError(error, "INVALID_OPENID")).toBe(true);
    expect(isWechatApiError(error, "REPLY_WINDOW_EXPIRED", 40003)).toBe(true);
    expect(isWechatApiError(error, 45015, "INVALID_OPENID")).toBe(true);
    expect(isWechatApiError(error, 45015)).toBe(false);
    expect(isWechatApiError(error, "REPLY_WINDOW_EXPIRED", 45047)).toBe(false);
  });

  it("treats a name as one meaning, which the number of another product is not", () => {
    const wrongSecret = createApiError({ errcode: 40001, errmsg: "", body: {} }, { product: "wecom" });
    expect(isWechatApiError(wrongSecret, "WECOM_INVALID_SECRET")).toBe(true);
    expect(isWechatApiError(wrongSecret, "INVALID_CREDENTIAL")).toBe(false);
    expect(isWechatApiError(wrongSecret, 40001)).toBe(true);
  });

  it("accepts an entry by its deprecated name", () => {
    const error = of(40117);
    expect(isWechatApiError(error, "ILLEGAL_GROUP_NAME")).toBe(true);
    expect(isWechatApiError(error, "INVALID_BUTTON_MEDIA_ID_SIZE")).toBe(true);
    expect(isWechatApiError(error, "INVALID_MEDIA_ID_SIZE")).toBe(false);
  });

  it("checks numbers that the catalog does not know", () => {
    expect(isWechatApiError(of(123456789), 123456789)).toBe(true);
  });

  it("does not match an unknown name, or one that every object has", () => {
    for (const name of ["INVALID_OPNID", "toString", "constructor"]) {
      expect(isWechatApiError(of(40003), name as ErrcodeName)).toBe(false);
    }
  });
});

describe("an error of another copy of the package (ESM next to CommonJS)", () => {
  async function anotherCopy() {
    vi.resetModules();
    const { createApiError: create } = await import("../../../src/errors/create.ts");
    const { TokenFetchError: Other } = await import("../../../src/errors/classes/token.ts");
    return { create, Other };
  }

  it("has another class, and is recognized by its brand", async () => {
    const { create, Other } = await anotherCopy();
    const error = create({ errcode: 40003, errmsg: "", body: {} }, { entry: lookupErrcode(40003) });
    expect(error).not.toBeInstanceOf(WechatApiError);
    expect(isWechatError(error)).toBe(true);
    expect(isWechatApiError(error, "INVALID_OPENID")).toBe(true);
    expect(isWechatApiError(error, 45015)).toBe(false);
    expect(isWechatError(new Other(error, "k"))).toBe(true);
    expect(isWechatApiError(new Other(error, "k"))).toBe(false);
  });
});

describe("the fields that a code reveals", () => {
  const types = readFileSync(
    new URL("../../../src/errcodes/catalog.generated.d.cts", import.meta.url),
    "utf8",
  );

  it.each([
    ["CredentialErrcodes", "CredentialError"],
    ["QuotaErrcodes", "RateLimitError"],
  ])("are those of the rows in %s, all that are thrown as %s", (name, className) => {
    const [, body = ""] = new RegExp(`^export interface ${name} {\n([\\s\\S]*?)^}`, "m").exec(types) ?? [];
    const members = [...body.matchAll(/^ {2}readonly (\w+): /gm)].map(([, member]) => member);
    const rows = errcodes.filter(({ category }) => CLASS_OF[category] === className);
    expect(rows.length).toBeGreaterThan(100);
    expect(members.sort()).toEqual(rows.flatMap((row) => [row.name, ...(row.aliases ?? [])]).sort());
  });
});
