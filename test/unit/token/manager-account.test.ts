import axios from "axios";
import { describe, expect, it } from "vitest";
import type { RefreshEvent, TokenProvider } from "../../../src/index.ts";
import { Manager } from "../../../src/token/manager.ts";
import { managerSettings } from "../../../src/token/renewal/settings.ts";
import { responseTo } from "../axios-parts.ts";

const wrongSecret: TokenProvider = {
  key: "wecom:ww1",
  product: "wecom",
  fetch: async ({ http }) => (await http.get("/cgi-bin/gettoken")).data,
};

describe("a failed renewal", () => {
  it("is in the manager's language and names its account, in the error and in the event", async () => {
    const http = axios.create({
      adapter: async (config) => responseTo(config, '{"errcode":40001,"errmsg":"invalid credential"}'),
    });
    const events: RefreshEvent[] = [];
    const settings = managerSettings({ http, lang: "zh", onRefresh: (event) => void events.push(event) });
    const thrown = new Manager(wrongSecret, settings, "sales").get();
    const failed = {
      key: "wecom:ww1",
      account: "sales",
      message: expect.stringMatching(/^无法获取 wecom:ww1 的 access_token：.*失败/),
      // In WeCom 40001 means a wrong secret.
      cause: { errcode: 40001, entry: { name: "WECOM_INVALID_SECRET" } },
    };
    await expect(thrown).rejects.toMatchObject(failed);
    expect(events).toMatchObject([{ account: "sales", outcome: "failed", error: failed }]);
  });
});
