import { AxiosError, CanceledError, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { createTokenManager } from "../../../../src/index.ts";
import { attached, reasonOf } from "../../attached.ts";
import { responseTo } from "../../axios-parts.ts";

const PATH = "/cgi-bin/user/info";
const ONCE = { retry: false } as const;
const failing = (failure: unknown) => attached([() => Promise.reject(failure)], ONCE).api;

describe("an adapter's failure", () => {
  it("has the number of requests, if it is axios' own", async () => {
    const fault = new AxiosError("cut", "ECONNRESET");
    expect(await reasonOf(failing(fault).get(PATH))).toBe(fault);
    expect(fault).toMatchObject({ attempts: 1 });
  });

  it("is also thrown unchanged on a call without a token", async () => {
    const fault = new AxiosError("cut", "ECONNRESET");
    expect(await reasonOf(failing(fault).get(PATH, { wechat: { token: false } }))).toBe(fault);
  });

  it.each([
    ["a cancellation", new CanceledError("enough")],
    ["a bug", new TypeError("x is not a function")],
  ])("stays unchanged if it is %s", async (_, failure) => {
    expect(await reasonOf(failing(failure).get(PATH))).toBe(failure);
    expect(failure).not.toHaveProperty("attempts");
  });

  it.each([[undefined], [null], ["no"]])("may be a value that is not an error: %o", async (failure) => {
    expect(await reasonOf(failing(failure).get(PATH))).toBe(failure);
  });

  // An adapter that sends the call through another instance returns copies of the config.
  it("leaves no token on a copy of the config, so that it can be resent and renewed", async () => {
    const copies: InternalAxiosRequestConfig[] = [];
    const copyOf = (config: InternalAxiosRequestConfig) => {
      const copy = { ...config, params: { ...config.params } };
      copies.push(copy);
      return copy;
    };
    const { api, sent } = attached(
      [
        (config) => {
          const response = responseTo(copyOf(config), "", 403);
          return Promise.reject(new AxiosError("403", "ERR_BAD_REQUEST", copyOf(config), {}, response));
        },
      ],
      ONCE,
    );
    await reasonOf(api.get(PATH, { params: { openid: "o1" } }));
    expect(sent).toEqual(["T1"]);
    expect(copies.map(({ params }) => params)).toEqual([{ openid: "o1" }, { openid: "o1" }]);
  });
});

it("an adapter that throws is handled like one that rejects: attempts are counted, and the token is removed", async () => {
  const tokens = createTokenManager({ provider: async () => ({ access_token: "T1", expires_in: 7200 }) });
  await tokens.get();
  const { api } = attached([], { tokens, ...ONCE });
  const fault = new AxiosError("no such agent", "ERR_BAD_OPTION");
  let seen: InternalAxiosRequestConfig | undefined;
  api.defaults.adapter = (config) => {
    seen = config;
    throw fault;
  };
  expect(await reasonOf(api.get(PATH))).toBe(fault);
  expect(fault).toMatchObject({ attempts: 1 });
  expect(seen).toBeDefined();
  expect(seen?.params).toBeUndefined();
});
