import { describe, expect, it, vi } from "vitest";
import { createApiError } from "../../../../../src/errors/create.ts";
import { requireRefreshToken } from "../../../../../src/token/providers/request/refresh-token.ts";

const INVALID = 40030;

/** WeChat's side, where each use of a refresh token invalidates it; and a store that several processes share. */
function world({ rotates = true } = {}) {
  const kept = { value: "R1" };
  const wechat = { valid: "R1", next: 2, asked: [] as string[] };
  const keeper = {
    load: vi.fn(async () => kept.value),
    save: vi.fn(async (value: string) => {
      kept.value = value;
    }),
  };
  const ask = async (refreshToken: string) => {
    wechat.asked.push(refreshToken);
    if (refreshToken !== wechat.valid) {
      throw createApiError({ errcode: INVALID, errmsg: "invalid refresh_token", body: {} });
    }
    if (rotates) wechat.valid = `R${wechat.next++}`;
    return { refresh_token: wechat.valid };
  };
  const { signal } = new AbortController();
  const process = (own: Partial<typeof keeper> = {}) => {
    const use = requireRefreshToken(
      "aProvider",
      { ...keeper, ...own },
      { field: "refresh_token", invalid: [INVALID] },
    );
    return { use: (request = ask) => use(signal, request) };
  };
  return { kept, wechat, keeper, ask, process };
}

describe("a refresh token that each use replaces", () => {
  it("is saved each time", async () => {
    const { kept, wechat, process } = world();
    const one = process();
    for (let n = 0; n < 3; n += 1) await one.use();
    expect(kept.value).toBe(wechat.valid);
    expect(wechat.asked).toEqual(["R1", "R2", "R3"]);
  });

  it("is loaded again by the process that loses a race", async () => {
    const { kept, wechat, process } = world();
    await Promise.all([process().use(), process().use()]);
    expect(kept.value).toBe(wechat.valid);
    expect(wechat.asked).toEqual(["R1", "R1", "R2"]);
  });

  it("is loaded once more when the winner has not saved it yet", async () => {
    const { kept, wechat, keeper, process } = world();
    const slow = process({
      save: vi.fn(async (value: string) => {
        // The other process was rejected, and has loaded it at once.
        await vi.waitUntil(() => keeper.load.mock.calls.length >= 4, { interval: 1 });
        kept.value = value;
      }),
    });
    await Promise.all([slow.use(), process().use()]);
    expect(kept.value).toBe(wechat.valid);
    expect(wechat.asked).toEqual(["R1", "R1", "R2"]);
  });

  it("is the error when no process has another one", async () => {
    const { wechat, keeper, process } = world();
    wechat.valid = "withdrawn";
    await expect(process().use()).rejects.toMatchObject({ errcode: INVALID });
    expect(wechat.asked).toEqual(["R1"]);
    expect(keeper.save).not.toHaveBeenCalled();
  });
});

describe("a new authorization that is saved during a request", () => {
  /** The user authorizes again before WeChat responds. */
  function authorizing(validAfterwards: "the new one" | "the request's") {
    const made = world();
    const { kept, wechat, ask } = made;
    const request = async (refreshToken: string) => {
      const body = await ask(refreshToken);
      if (wechat.asked.length === 1) {
        kept.value = "from-authorization";
        if (validAfterwards === "the new one") wechat.valid = kept.value;
      }
      return body;
    };
    return { ...made, request };
  }

  it("is not overwritten, and is used from then on", async () => {
    const { kept, wechat, request, process } = authorizing("the new one");
    const one = process();
    await one.use(request);
    expect(kept.value).toBe("from-authorization");
    await one.use(request);
    expect(wechat.asked).toEqual(["R1", "R2", "from-authorization"]);
    expect(kept.value).toBe(wechat.valid);
  });

  it("is replaced by the request's own, if WeChat says that this is the valid one", async () => {
    const { kept, wechat, request, process } = authorizing("the request's");
    const one = process();
    await one.use(request);
    await one.use(request);
    expect(wechat.asked).toEqual(["R1", "R2"]);
    expect(kept.value).toBe(wechat.valid);
  });
});

describe("a failure of the refresh token's store", () => {
  it("to load is an error that names it, and no request is made", async () => {
    const { wechat, process } = world();
    const fails = process({ load: vi.fn(async () => Promise.reject(new Error("no connection"))) });
    await expect(fails.use()).rejects.toThrow("aProvider: refreshToken.load() failed: no connection");
    expect(wechat.asked).toEqual([]);
  });

  it("loses no refresh token, whether it fails to compare or to save", async () => {
    for (const operation of ["load", "save"] as const) {
      const { kept, wechat, keeper, process } = world();
      const one = process();
      const broken = async () => Promise.reject(new Error("no connection, while writing R2-R2"));
      if (operation === "save") keeper.save.mockImplementationOnce(broken);
      else keeper.load.mockImplementationOnce(async () => "R1").mockImplementationOnce(broken);
      await expect(one.use()).rejects.toThrow("no connection");
      await one.use();
      expect(wechat.asked).toEqual(["R1", "R2"]);
      expect(kept.value).toBe(wechat.valid);
    }
  });
});

it("an unchanged refresh token is neither compared nor saved", async () => {
  const { keeper, process } = world({ rotates: false });
  await process().use();
  expect(keeper.load).toHaveBeenCalledOnce();
  expect(keeper.save).not.toHaveBeenCalled();
});
