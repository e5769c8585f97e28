import { expect, it } from "vitest";
import {
  COMPONENT_TOKEN_ERRCODES,
  DEFAULT_TOKEN_ERRCODES,
  DEFAULT_TOKEN_PARAM,
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
