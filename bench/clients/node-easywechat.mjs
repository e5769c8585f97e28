import axios from "axios";
import { CacheInterface, OfficialAccount } from "node-easywechat";

/**
 * Uses its stable token, which allows parallel fetches. Its default cache reads a file on every call, so this client
 * uses a faster cache in memory. Only processes that share a token (`folder`) use files.
 *
 * It does not throw on errcodes; the caller has to check them.
 */
export function create({ http, account, folder }) {
  const app = new OfficialAccount({
    app_id: account.appid,
    secret: account.secret,
    use_stable_access_token: true,
    ...(folder && { file_cache: { path: folder } }),
  });
  if (!folder) app.setCache(new MemoryCache());
  // Its `http` option copies the value, which breaks agents and adapters.
  app.getHttpClient().setInstance(axios.create(http));
  const client = app.getClient();

  return {
    async userInfo(openid) {
      const response = await client.get("/cgi-bin/user/info", { params: { openid, lang: "en" } });
      return response.toObject();
    },
    async followers() {
      const response = await client.get("/cgi-bin/user/get", { params: { next_openid: "" } });
      return response.toObject();
    },
    async sendText(openid, content) {
      const json = { touser: openid, msgtype: "text", text: { content } };
      const response = await client.post("/cgi-bin/message/custom/send", { json });
      return response.toObject();
    },
  };
}

class MemoryCache extends CacheInterface {
  #entries = new Map();

  async get(id) {
    const entry = this.#entries.get(id);
    return entry && Date.now() < entry.expiresAtMs ? entry.data : null;
  }
  async has(id) {
    return (await this.get(id)) !== null;
  }
  async set(id, data, lifeTime = 0) {
    const expiresAtMs = lifeTime > 0 ? Date.now() + lifeTime * 1000 : Number.POSITIVE_INFINITY;
    this.#entries.set(id, { data, expiresAtMs });
    return true;
  }
  async delete(id) {
    return this.#entries.delete(id);
  }
}
