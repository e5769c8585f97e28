// The three calls on an axios instance. The code is duplicated, because a shared version would copy objects and change
// the figures of some clients.

export function calls(api) {
  return {
    async userInfo(openid) {
      const { data } = await api.get("/cgi-bin/user/info", { params: { openid, lang: "en" } });
      return data;
    },
    async followers() {
      const { data } = await api.get("/cgi-bin/user/get", { params: { next_openid: "" } });
      return data;
    },
    async sendText(openid, content) {
      const message = { touser: openid, msgtype: "text", text: { content } };
      const { data } = await api.post("/cgi-bin/message/custom/send", message);
      return data;
    },
  };
}

export function callsWithToken(api, access_token) {
  return {
    async userInfo(openid) {
      const { data } = await api.get("/cgi-bin/user/info", { params: { openid, lang: "en", access_token } });
      return data;
    },
    async followers() {
      const { data } = await api.get("/cgi-bin/user/get", { params: { next_openid: "", access_token } });
      return data;
    },
    async sendText(openid, content) {
      const message = { touser: openid, msgtype: "text", text: { content } };
      const { data } = await api.post("/cgi-bin/message/custom/send", message, { params: { access_token } });
      return data;
    },
  };
}
