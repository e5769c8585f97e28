import { expect, it } from "vitest";
import { type Call, tokensOf } from "../../../src/call/call.ts";

const call = (token: string | undefined, ...earlierTokens: string[]) =>
  ({ token, earlierTokens }) as unknown as Call;

it("a call remembers all of its tokens", () => {
  expect(tokensOf(call(undefined))).toEqual([]);
  expect(tokensOf(call("T1"))).toEqual(["T1"]);
  expect(tokensOf(call("T3", "T1", "T2"))).toEqual(["T1", "T2", "T3"]);
});
