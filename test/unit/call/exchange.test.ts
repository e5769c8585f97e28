import { expect, it, vi } from "vitest";
import { createTokenManager } from "../../../src/index.ts";
import { attached, stating } from "../attached.ts";

const PATH = "/cgi-bin/user/info";

it("a call uses a fresh token without waiting for it", async () => {
  const tokens = createTokenManager({ provider: async () => ({ access_token: "T9", expires_in: 7200 }) });
  await tokens.get();
  const get = vi.spyOn(tokens, "get");
  const { api, sent } = attached([stating(0)], { tokens });
  await api.get(PATH);
  expect(sent).toEqual(["T9"]);
  expect(get).not.toHaveBeenCalled();
});
