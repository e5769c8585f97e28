import { expect, it } from "vitest";
import { type Call, changeToken, tokensOf } from "../../../src/call/call.ts";

const NO_TOKENS: readonly string[] = [];

const call = (token: string | undefined) => ({ token, earlierTokens: NO_TOKENS }) as Call;

it("a call knows every token that it has had", () => {
  const one = call(undefined);
  expect(tokensOf(one)).toEqual([]);
  for (const token of ["T1", "T2", "T3"]) changeToken(one, token);
  expect(one.token).toBe("T3");
  expect(tokensOf(one)).toEqual(["T1", "T2", "T3"]);
});

it("a call that is given the token it has does not count it twice, and shares nothing with others", () => {
  const [one, other] = [call("T1"), call("T1")];
  changeToken(one, "T1");
  changeToken(one, "T2");
  expect(tokensOf(one)).toEqual(["T1", "T2"]);
  expect(tokensOf(other)).toEqual(["T1"]);
  expect(NO_TOKENS).toEqual([]);
});
