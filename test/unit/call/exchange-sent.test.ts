import type { AxiosAdapter } from "axios";
import { describe, expect, it, vi } from "vitest";
import { createTokenManager, RedirectError } from "../../../src/index.ts";
import type { ApiSecurity } from "../../../src/security/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";
import { responseTo } from "../axios-parts.ts";

const PATH = "/cgi-bin/user/info";

/** Keys that cover each call, and put their name in front of the body. */
const keys = (name: string) => {
  const secure = vi.fn<ApiSecurity["secure"]>((adapter: AxiosAdapter) => (config) => {
    config.data = `${name}(${config.data})`;
    return adapter(config);
  });
  return { covers: () => true, secure } as unknown as ApiSecurity & { secure: typeof secure };
};

describe("security", () => {
  const bodyOf = async (own?: ApiSecurity | false, options: object = {}) => {
    const { api } = attached([(config) => responseTo(config, config.data)], options);
    return (await api.post(PATH, "b", own === undefined ? {} : { wechat: { security: own } })).data;
  };

  it("of the attachment or of the call secures what is sent, and the call's comes first", async () => {
    expect(await bodyOf()).toBe("b");
    expect(await bodyOf(keys("call"))).toBe("call(b)");
    expect(await bodyOf(undefined, { security: keys("all") })).toBe("all(b)");
    expect(await bodyOf(keys("call"), { security: keys("all") })).toBe("call(b)");
    expect(await bodyOf(false, { security: keys("all") })).toBe("b");
  });

  it("knows the call", async () => {
    const security = keys("all");
    const tokens = createTokenManager({
      provider: {
        key: "acc",
        param: "suite_access_token",
        fetch: async () => ({ access_token: "T", expires_in: 7200 }),
      },
    });
    await attached([stating(0)], { tokens, security }).api.post(PATH, "b");
    const call = { path: PATH, param: "suite_access_token", account: "acc" };
    expect(security.secure.mock.calls[0]?.[1]).toMatchObject(call);
  });
});

it("a redirect that is not followed names the account", async () => {
  const provider = { key: "acc", fetch: async () => ({ access_token: "T", expires_in: 7200 }) };
  const { api } = attached(
    [
      (config) => ({
        ...responseTo(config, "", 302),
        headers: { location: "https://evil.example/" },
        request: { redirect: "manual", url: `https://api.weixin.qq.com${PATH}` },
      }),
    ],
    { tokens: createTokenManager({ provider }) },
  );
  const error = await reasonOf(api.post(PATH, {}));
  expect(error).toBeInstanceOf(RedirectError);
  expect(error).toMatchObject({ account: "acc" });
});
