import axios from "axios";
import { CacheInterface, OfficialAccount } from "node-easywechat";

/**
 * With its stable token, which forgives parallel fetches. Its default cache is a file that is read at every call; here
 * it has one in memory, which costs less. Only processes that share a token (`folder`) keep it in files.
 *
 * It resolves with refusals too, and leaves it to the caller to ask for the errcode.
 */
export function create({ http, account, folder }) {
  const app = new OfficialAccount({
    app_id: account.appid,
    secret: account.secret,
    use_stable_access_token: true,
    ...(folder && { file_cache: { path: folder } }),
  });
  if (!folder) app.setCache(new MemoryCache());
  // Its option `http` copies what it is given, so that neither an agent nor an adapter survives in it.
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
