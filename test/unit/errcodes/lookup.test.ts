import { describe, expect, it } from "vitest";
import { Errcode, errcodes, lookupErrcode, type Product } from "../../../src/errcodes/index.ts";
import { bestMeaning } from "../../../src/errcodes/lookup.ts";

const nameOf = (code: number, product?: Product) => lookupErrcode(code, product)?.name;

describe("lookupErrcode", () => {
  it.each([
    [40001, "mp", "INVALID_CREDENTIAL", "token"],
    [40001, "wecom", "WECOM_INVALID_SECRET", "credential"],
    [40013, "mp", "INVALID_APPID", "credential"],
    [40013, "wecom", "WECOM_INVALID_CORPID", "credential"],
    [48002, "mp", "USER_BLOCKS_MESSAGES", "user"],
    [48002, "wecom", "WECOM_API_NO_PERMISSION", "permission"],
  ] as const)("reads %i for %s as %s", (code, product, name, category) => {
    expect(lookupErrcode(code, product)).toMatchObject({ code, name, category });
  });

  it("says that a new token helps against 40001, but not in WeCom, where the number means a wrong secret", () => {
    expect(lookupErrcode(40001)?.tokenInvalid).toBe(true);
    expect(lookupErrcode(40001, "wecom")?.tokenInvalid).toBe(false);
  });

  it("takes the meaning for mp when no product is named", () => {
    for (const { code } of errcodes) {
      expect(lookupErrcode(code)).toBe(lookupErrcode(code, "mp"));
      expect(lookupErrcode(code, undefined)).toBe(lookupErrcode(code, "mp"));
    }
  });

  it("finds every entry for each of its products", () => {
    for (const entry of errcodes) {
      for (const product of entry.product) expect(lookupErrcode(entry.code, product)).toBe(entry);
    }
  });

  it("falls back to the meaning for mp when the product has none of its own", () => {
    expect(nameOf(40003, "kf")).toBe("INVALID_OPENID");
    expect(nameOf(48002, "miniprogram")).toBe("USER_BLOCKS_MESSAGES");
    expect(lookupErrcode(48002, "miniprogram")?.product).not.toContain("miniprogram");
  });

  it("falls back to the first meaning in the catalog when mp has none either", () => {
    expect(nameOf(40091, "mp")).toBe("INVALID_COMPONENT_TICKET");
    expect(nameOf(40091, "wecom")).toBe("WECOM_SECRET_MISMATCH");
    expect(nameOf(40073, "shake")).toBe("INVALID_CARD_ID");
    expect(nameOf(Errcode.SHAKE_REMOTE_SERVICE_UNAVAILABLE, "wecom")).toBe(
      "SHAKE_REMOTE_SERVICE_UNAVAILABLE",
    );
  });

  it("answers for errcode 0 too", () => {
    expect(lookupErrcode(0)).toMatchObject({ name: "SUCCESS", category: "success" });
  });

  it.each([123456789, -2, 40001.5, Number.NaN, Number.POSITIVE_INFINITY])("does not know %d", (code) => {
    expect(lookupErrcode(code)).toBeUndefined();
    expect(lookupErrcode(code, "wecom")).toBeUndefined();
  });
});

describe("bestMeaning", () => {
  const meaningsOf = (code: number) => errcodes.filter((entry) => entry.code === code);

  it("prefers mp to the first one, wherever mp stands in the list", () => {
    // In the catalog mp comes first as things are, which would hide a missing rule.
    expect(bestMeaning(meaningsOf(40001).toReversed(), "kf")?.name).toBe("INVALID_CREDENTIAL");
  });

  it("takes the first one of the list when neither the product nor mp is in it", () => {
    expect(bestMeaning(meaningsOf(40091), "kf")?.name).toBe("INVALID_COMPONENT_TICKET");
    expect(bestMeaning(meaningsOf(40091).toReversed(), "kf")?.name).toBe("WECOM_SECRET_MISMATCH");
  });

  it("has nothing to say about an empty list", () => {
    expect(bestMeaning([], "mp")).toBeUndefined();
  });
});
