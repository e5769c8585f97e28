import { expect, it } from "vitest";
import {
  COMPONENT_TOKEN_ERRCODES,
  DEFAULT_TOKEN_ERRCODES,
  DEFAULT_TOKEN_PARAM,
  PROVIDER_TOKEN_ERRCODES,
  SUITE_TOKEN_ERRCODES,
  TICKET_ERRCODES,
  tokenKindOf,
  USER_TOKEN_ERRCODES,
  WECOM_TOKEN_ERRCODES,
} from "../../../src/token/provider.ts";

it("a token is sent as access_token if its provider says nothing else", () => {
  expect(DEFAULT_TOKEN_PARAM).toBe("access_token");
});

it("a token is rejected with 40001, 40014 or 42001, a platform's with 42006 too, and WeCom's never with 40001", () => {
  expect(DEFAULT_TOKEN_ERRCODES).toEqual([40001, 40014, 42001]);
  expect(COMPONENT_TOKEN_ERRCODES).toEqual([40001, 40014, 42001, 42006]);
  expect(WECOM_TOKEN_ERRCODES).toEqual([40014, 42001]);
});

it("a WeCom application's token, a service provider's, a user's and a ticket are rejected with errcodes of their own", () => {
  expect(SUITE_TOKEN_ERRCODES).toEqual([40082, 42009]);
  expect(PROVIDER_TOKEN_ERRCODES).toEqual([40082]);
  expect(USER_TOKEN_ERRCODES).toEqual([40001, 42001]);
  expect(TICKET_ERRCODES).toEqual([42012]);
});

it("the kind of a token has a name that the other copy of the package knows, ES module or CommonJS", () => {
  const ofOtherCopy = { [Symbol.for("axios-wechat.token-kind")]: "suite_access_token" };
  expect(tokenKindOf(ofOtherCopy)).toBe("suite_access_token");
});
