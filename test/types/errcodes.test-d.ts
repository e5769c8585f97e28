import {
  type Category,
  Errcode,
  type ErrcodeEntry,
  type ErrcodeName,
  type ErrcodeNumber,
  errcodes,
  lookupErrcode,
  type Product,
  type QuotaWindow,
} from "axios-wechat/errcodes";
import { describe, expectTypeOf, it } from "vitest";

describe("the types of the catalog", () => {
  it("keep the literal number behind each name", () => {
    expectTypeOf(Errcode.INVALID_OPENID).toEqualTypeOf<40003>();
    expectTypeOf(Errcode.SYSTEM_BUSY).toEqualTypeOf<-1>();
    expectTypeOf(Errcode.WECOM_INVALID_SECRET).toEqualTypeOf<40001>();
  });

  it("have no other names, and are readonly", () => {
    expectTypeOf<"INVALID_OPENID">().toExtend<ErrcodeName>();
    expectTypeOf<"INVALID_OPNID">().not.toExtend<ErrcodeName>();
    expectTypeOf<string>().not.toExtend<ErrcodeName>();
    // @ts-expect-error: readonly
    Errcode.INVALID_OPENID = 40003;
  });

  it("include the deprecated names", () => {
    expectTypeOf(Errcode.INVALID_JSAPI_TICKET).toEqualTypeOf<40093>();
    expectTypeOf<"KF_ACCOUNT_BANNED">().toExtend<ErrcodeName>();
  });

  it("have the numbers as a union of literals", () => {
    expectTypeOf<40003>().toExtend<ErrcodeNumber>();
    expectTypeOf<-1>().toExtend<ErrcodeNumber>();
    expectTypeOf<0>().toExtend<ErrcodeNumber>();
    expectTypeOf<123456789>().not.toExtend<ErrcodeNumber>();
    expectTypeOf<number>().not.toExtend<ErrcodeNumber>();
  });

  it("allow look-ups of any number for any product, which may return nothing", () => {
    expectTypeOf(lookupErrcode).parameters.toEqualTypeOf<[code: number, product?: Product | undefined]>();
    expectTypeOf(lookupErrcode).returns.toEqualTypeOf<ErrcodeEntry | undefined>();
    // @ts-expect-error: not a product
    lookupErrcode(40001, "qq");
    // @ts-expect-error: a numeric string is not a code
    lookupErrcode("40001");
  });

  it("describe an entry by its own name and number", () => {
    // Plain assignments in both directions: expect-type does not finish with unions of this size.
    const name: ErrcodeName = {} as ErrcodeEntry["name"];
    const code: ErrcodeNumber = {} as ErrcodeEntry["code"];
    expectTypeOf(name).toExtend<ErrcodeEntry["name"]>();
    expectTypeOf(code).toExtend<ErrcodeEntry["code"]>();
    expectTypeOf<ErrcodeEntry["window"]>().toEqualTypeOf<QuotaWindow | undefined>();
    expectTypeOf<ErrcodeEntry["category"]>().toEqualTypeOf<Category>();
    expectTypeOf<ErrcodeEntry["product"]>().toEqualTypeOf<readonly Product[]>();
    expectTypeOf<ErrcodeEntry["hint"]>().toEqualTypeOf<
      { readonly en: string; readonly zh: string } | undefined
    >();
  });

  it("make the catalog and its entries readonly", () => {
    expectTypeOf(errcodes).toEqualTypeOf<readonly ErrcodeEntry[]>();
    expectTypeOf<ErrcodeEntry>().toEqualTypeOf<Readonly<ErrcodeEntry>>();
  });

  it("reject a hint with the value undefined", () => {
    const bare = {} as Omit<ErrcodeEntry, "hint">;
    expectTypeOf(bare).toExtend<ErrcodeEntry>();
    // @ts-expect-error: absent, or a hint in two languages
    const entry: ErrcodeEntry = { ...bare, hint: undefined };
    expectTypeOf(entry).toEqualTypeOf<ErrcodeEntry>();
  });
});
