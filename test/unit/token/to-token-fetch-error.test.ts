import { describe, expect, it } from "vitest";
import { TokenFetchError } from "../../../src/index.ts";
import { toTokenFetchError } from "../../../src/token/to-token-fetch-error.ts";
import { requestConfig } from "../axios-parts.ts";

const CONFIG = requestConfig({ url: "/cgi-bin/menu/get" });
const own = (thrown: unknown, account?: string, lang?: "zh") =>
  toTokenFetchError(thrown, account, CONFIG, lang);

describe("a call's own TokenFetchError", () => {
  it("has the cause and the key of the manager's, but its own object, account and config", () => {
    const cause = new Error("invalid appid");
    const shared = new TokenFetchError(cause, "stable_token:wx1");
    const error = own(shared, "tenant-1");
    expect(error).toBeInstanceOf(TokenFetchError);
    expect(error).not.toBe(shared);
    expect(error).toMatchObject({ cause, key: "stable_token:wx1", account: "tenant-1", config: CONFIG });
    expect(error.message).toContain("No access_token for stable_token:wx1: invalid appid");
  });

  it("of a user's own manager has what that threw as its cause, and the account's name as its key", () => {
    const thrown = Object.assign(new Error("connect ECONNREFUSED"), { key: "their own" });
    expect(own(thrown, "tenant-1")).toMatchObject({ cause: thrown, key: "tenant-1" });
    expect(own(thrown)).toMatchObject({ cause: thrown, key: "tokens" });
  });

  it("has an Error as its cause even where a user's own manager threw a text", () => {
    const error = own("no token today");
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.message).toContain("No access_token for tokens");
  });

  it.each([
    ["without a cause", { name: "TokenFetchError", key: "k" }, "k"],
    ["whose cause is no Error", { name: "TokenFetchError", key: "k", cause: "text" }, "k"],
    ["whose key is no text", { name: "TokenFetchError", key: 7 }, "tenant-1"],
  ])("of another error of that name, %s, has that error as its cause", (_, parts, key) => {
    const named = Object.assign(new Error("no"), parts);
    expect(own(named, "tenant-1")).toMatchObject({ cause: named, key });
  });

  it("has a message in the attachment's language", () => {
    expect(own(new Error("no"), "tenant-1", "zh").message).toContain("无法获取 tenant-1 的 access_token");
  });
});
