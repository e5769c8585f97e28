import { describe, expect, it, vi } from "vitest";
import { authorizerProvider, type RefreshTokenKeeper, type TokenManager } from "../../../../src/index.ts";
import { ask, endpointStub } from "./endpoint-stub.ts";

const ids = { component_appid: "wx1", authorizer_appid: "wx2" };
const GRANT = { authorizer_access_token: "A1", expires_in: 7200, authorizer_refresh_token: "R1" };

/** A platform's tokens C1, C2, … and a refresh-token store that the test can read. */
function platform({ saves = [] as (Error | undefined)[], renewals = ["C2"] } = {}) {
  const kept = { refreshToken: "R1" };
  const component = {
    get: vi.fn(async () => "C1"),
    refresh: vi.fn(async (rejected: string) => renewals.shift() ?? rejected),
  } satisfies Pick<TokenManager, "get" | "refresh">;
  const refreshToken = {
    load: vi.fn(() => kept.refreshToken),
    save: vi.fn(async (token: string) => {
      const failure = saves.shift();
      if (failure) throw failure;
      kept.refreshToken = token;
    }),
  } satisfies RefreshTokenKeeper;
  return { kept, component, refreshToken, provider: authorizerProvider({ ...ids, component, refreshToken }) };
}

describe("authorizerProvider", () => {
  it("posts the refresh token with the platform's token, and renames the result", async () => {
    const { provider } = platform();
    const { sent, http } = endpointStub(GRANT);
    await expect(ask(provider, http())).resolves.toEqual({ access_token: "A1", expires_in: 7200 });
    expect(sent).toEqual([
      {
        method: "POST",
        url: "https://api.weixin.qq.com/cgi-bin/component/api_authorizer_token",
        query: { component_access_token: "C1" },
        json: { ...ids, authorizer_refresh_token: "R1" },
      },
    ]);
  });

  it("is an account like any other: its tokens are sent where an official account's are", () => {
    expect(platform().provider).toMatchObject({ key: "authorizer:wx1:wx2", product: "mp" });
    expect(platform().provider.param).toBeUndefined();
  });

  it("uses the errcodes of third-party platforms, where they differ from an official account's", async () => {
    const { http } = endpointStub({ errcode: 72023, errmsg: "no" });
    await expect(ask(platform().provider, http())).rejects.toMatchObject({
      entry: { name: "INVOICE_LOCKED" },
    });
  });

  it("passes its signal to the platform's manager", async () => {
    const { provider, component } = platform();
    const { signal } = new AbortController();
    await ask(provider, endpointStub(GRANT).http(), { signal });
    expect(component.get).toHaveBeenCalledExactlyOnceWith({ signal });
  });
});

// If it were lost, the account would have to authorize again.
describe("a refresh token", () => {
  it("is not saved if it has not changed", async () => {
    const { provider, refreshToken } = platform();
    await ask(provider, endpointStub(GRANT).http());
    await ask(provider, endpointStub({ ...GRANT, authorizer_refresh_token: "" }).http());
    await ask(provider, endpointStub({ ...GRANT, authorizer_refresh_token: undefined }).http());
    expect(refreshToken.save).not.toHaveBeenCalled();
  });

  it("is saved after a change before the access token is returned", async () => {
    const { provider, kept } = platform();
    const granted = ask(provider, endpointStub({ ...GRANT, authorizer_refresh_token: "R2" }).http());
    await expect(granted.then(() => kept.refreshToken)).resolves.toBe("R2");
  });

  it("that could not be saved is used from then on, and saved with the next fetch", async () => {
    const { provider, kept, refreshToken } = platform({ saves: [new Error("disk is full")] });
    const { sent, http } = endpointStub({ ...GRANT, authorizer_refresh_token: "R2" });
    await expect(ask(provider, http())).rejects.toThrow("disk is full");
    expect(kept.refreshToken).toBe("R1");
    await expect(ask(provider, http())).resolves.toMatchObject({ access_token: "A1" });
    expect(sent.map(({ json }) => json)).toMatchObject([
      { authorizer_refresh_token: "R1" },
      { authorizer_refresh_token: "R2" },
    ]);
    expect(kept.refreshToken).toBe("R2");
    await ask(provider, http());
    expect(refreshToken.save).toHaveBeenCalledTimes(2);
  });
});

describe("an error of the refresh token's save()", () => {
  it("does not contain the refresh token", async () => {
    const { provider } = platform({ saves: [new Error("UPDATE accounts SET token = 'refresh-2' failed")] });
    const { http } = endpointStub({ ...GRANT, authorizer_refresh_token: "refresh-2" });
    await expect(ask(provider, http())).rejects.toThrow("UPDATE accounts SET token = '[redacted]' failed");
  });
});

// Trap: the old one was sent forever, while the valid one was stored.
describe("a refresh token that WeChat calls invalid (61023)", () => {
  const INVALID = { errcode: 61023, errmsg: "refresh_token is invalid" };
  const sentTokens = (sent: { readonly json: unknown }[]) =>
    sent.map(({ json }) => (json as { authorizer_refresh_token: string }).authorizer_refresh_token);

  it("is loaded again, and used when another process has saved a newer one", async () => {
    const { provider, refreshToken } = platform();
    refreshToken.load.mockReturnValueOnce("R0");
    const { sent, http } = endpointStub(INVALID, GRANT);
    await expect(ask(provider, http())).resolves.toMatchObject({ access_token: "A1" });
    expect(sentTokens(sent)).toEqual(["R0", "R1"]);
    expect(refreshToken.save).not.toHaveBeenCalled();
  });

  it("is replaced by that of a new authorization, even if it could not be saved itself", async () => {
    const { provider, kept } = platform({ saves: [new Error("disk is full")] });
    const { sent, http } = endpointStub({ ...GRANT, authorizer_refresh_token: "R2" }, INVALID, {
      ...GRANT,
      authorizer_refresh_token: "R3",
    });
    const client = http();
    await expect(ask(provider, client)).rejects.toThrow("disk is full");
    kept.refreshToken = "R3";
    await expect(ask(provider, client)).resolves.toMatchObject({ access_token: "A1" });
    await expect(ask(provider, client)).resolves.toMatchObject({ access_token: "A1" });
    expect(sentTokens(sent)).toEqual(["R1", "R2", "R3", "R3"]);
    expect(kept.refreshToken).toBe("R3");
  });

  it("is an error after one more try", async () => {
    const { provider, refreshToken } = platform();
    refreshToken.load.mockReturnValueOnce("R0");
    const { sent, http } = endpointStub(INVALID);
    await expect(ask(provider, http())).rejects.toMatchObject({ errcode: 61023 });
    expect(sent).toHaveLength(2);
  });
});

describe("a load() that returns no refresh token", () => {
  it.each([
    [undefined, "undefined"],
    [null, "null"],
    ["", "an empty string"],
    [{}, "an object"],
  ])("is named, and no request is made: %o", async (loaded, kind) => {
    const { provider, refreshToken, component } = platform();
    refreshToken.load.mockReturnValue(loaded as never);
    const { sent, http } = endpointStub(GRANT);
    await expect(ask(provider, http())).rejects.toThrow(
      `authorizerProvider: refreshToken.load() must return a non-empty string, got ${kind}`,
    );
    expect(sent).toEqual([]);
    expect(component.get).not.toHaveBeenCalled();
  });
});

describe("a platform's token that is rejected", () => {
  it.each([40001, 40014, 42001, 42006])(
    "with %i is renewed, and the request made once more",
    async (errcode) => {
      const { provider, component } = platform();
      const { sent, http } = endpointStub({ errcode, errmsg: "no" }, GRANT);
      await expect(ask(provider, http())).resolves.toMatchObject({ access_token: "A1" });
      expect(component.refresh).toHaveBeenCalledExactlyOnceWith("C1", { signal: expect.any(AbortSignal) });
      expect(sent.map(({ query }) => query)).toEqual([
        { component_access_token: "C1" },
        { component_access_token: "C2" },
      ]);
    },
  );

  it("twice is an error: it is renewed once", async () => {
    const { provider, component } = platform();
    const { sent, http } = endpointStub({ errcode: 40001, errmsg: "no" });
    await expect(ask(provider, http())).rejects.toMatchObject({ errcode: 40001 });
    expect(component.refresh).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(2);
  });

  it("and cannot be replaced is an error at once", async () => {
    const { provider } = platform({ renewals: [] });
    const { sent, http } = endpointStub({ errcode: 40001, errmsg: "no" });
    await expect(ask(provider, http())).rejects.toMatchObject({ errcode: 40001 });
    expect(sent).toHaveLength(1);
  });

  it("is not the meaning of 61023, where the account must authorize again", async () => {
    const { provider, component } = platform();
    const { sent, http } = endpointStub({ errcode: 61023, errmsg: "refresh_token is invalid" });
    await expect(ask(provider, http())).rejects.toMatchObject({ errcode: 61023 });
    expect(component.refresh).not.toHaveBeenCalled();
    expect(sent).toHaveLength(1);
  });
});
