import { describe, expect, it } from "vitest";
import { Errcode, errcodes, lookupErrcode, type Product } from "../../../src/errcodes/index.ts";
import { meaningFor } from "../../../src/errcodes/lookup.ts";

const nameOf = (code: number, product?: Product) => lookupErrcode(code, product)?.name;

describe("lookupErrcode", () => {
  it.each([
    [40001, "mp", "INVALID_CREDENTIAL", "token"],
    [40001, "wecom", "WECOM_INVALID_SECRET", "credential"],
    [40013, "wecom", "WECOM_INVALID_CORPID", "credential"],
    [40082, "mp", "INVALID_BANNER_PICTURE_SIZE", "parameter"],
    [40082, "wecom", "INVALID_SUITE_TOKEN", "token"],
    [40125, "wecom", "WECOM_INVALID_OPEN_USERID", "user"],
    [45029, "wecom", "WECOM_RESPONSE_TOO_LARGE", "parameter"],
    [48002, "mp", "USER_BLOCKS_MESSAGES", "user"],
    [48002, "wecom", "WECOM_API_NO_PERMISSION", "permission"],
    [48006, "wecom", "WECOM_API_PERMISSION_REVOKED", "permission"],
    [60006, "wecom", "WECOM_DEPARTMENT_HAS_CHILDREN", "business"],
  ] as const)("returns %i for %s as %s", (code, product, name, category) => {
    expect(lookupErrcode(code, product)).toMatchObject({ code, name, category });
  });

  it("says that a new token fixes 40001, but not in WeCom, where the number means a wrong secret", () => {
    expect(lookupErrcode(40001)?.tokenInvalid).toBe(true);
    expect(lookupErrcode(40001, "wecom")?.tokenInvalid).toBe(false);
  });

  it("returns the meaning for mp without a product", () => {
    for (const { code } of errcodes) {
      expect(lookupErrcode(code)).toBe(lookupErrcode(code, "mp"));
      expect(lookupErrcode(code, undefined)).toBe(lookupErrcode(code, "mp"));
    }
  });

  it("finds every entry for each of its products", () => {
    for (const entry of errcodes)
      for (const product of entry.product) expect(lookupErrcode(entry.code, product)).toBe(entry);
  });

  it("falls back to the meaning for mp when the product has none", () => {
    expect(nameOf(40007, "kf")).toBe("INVALID_MEDIA_ID");
    expect(nameOf(48002, "shake")).toBe("USER_BLOCKS_MESSAGES");
  });

  it("falls back to the first meaning that is not WeCom's when mp has none either", () => {
    expect(nameOf(40091, "mp")).toBe("INVALID_COMPONENT_TICKET");
    expect(nameOf(40073, "shake")).toBe("INVALID_CARD_ID");
  });

  it("returns only WeCom's own meanings for WeCom, and for no other product", () => {
    expect(nameOf(40091, "wecom")).toBe("WECOM_SECRET_MISMATCH");
    expect(lookupErrcode(Errcode.SHAKE_REMOTE_SERVICE_UNAVAILABLE, "wecom")).toBeUndefined();
    for (const { code, product } of errcodes) {
      expect(lookupErrcode(code, "wecom")?.product ?? ["wecom"]).toContain("wecom");
      if (product.includes("wecom") && !product.includes("mp"))
        expect(nameOf(code, "mp")).not.toBe(lookupErrcode(code, "wecom")?.name);
    }
  });

  it("returns errcode 0 too", () => {
    expect(lookupErrcode(0)).toMatchObject({ name: "SUCCESS", category: "success" });
  });

  it.each([123456789, -3, 40001.5, Number.NaN, Number.POSITIVE_INFINITY])("does not know %d", (code) => {
    expect(lookupErrcode(code)).toBeUndefined();
    expect(lookupErrcode(code, "wecom")).toBeUndefined();
  });

  it.each(["40001", null, undefined, {}, 40001n, Symbol("code")])(
    "throws a TypeError that names the code, for %s",
    (code) => {
      expect(() => lookupErrcode(code as never)).toThrow(TypeError);
      expect(() => lookupErrcode(code as never)).toThrow(/code must be a number/);
    },
  );

  it.each(["qq", "", null, 1, ["mp"]])("throws a TypeError that names the product, for %s", (product) => {
    expect(() => lookupErrcode(40001, product as never)).toThrow(TypeError);
    expect(() => lookupErrcode(40001, product as never)).toThrow(/product must be one of mp, /);
  });
});

describe("meaningFor", () => {
  const meaningsOf = (code: number) => errcodes.filter((entry) => entry.code === code);

  it("prefers mp to the first one, wherever mp is in the list", () => {
    // The catalog lists mp first today, which would hide a missing rule.
    expect(meaningFor(meaningsOf(40001).toReversed(), "kf")?.name).toBe("INVALID_CREDENTIAL");
  });

  it("skips WeCom's, wherever it is in the list", () => {
    expect(meaningFor(meaningsOf(40091), "kf")?.name).toBe("INVALID_COMPONENT_TICKET");
    expect(meaningFor(meaningsOf(40091).toReversed(), "kf")?.name).toBe("INVALID_COMPONENT_TICKET");
  });

  it("returns nothing for an empty list", () => {
    expect(meaningFor([], "mp")).toBeUndefined();
  });
});
