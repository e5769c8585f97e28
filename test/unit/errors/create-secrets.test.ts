import { describe, expect, it } from "vitest";
import { createApiError } from "../api-error.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";
import { printed } from "../printed.ts";

const TOKEN = "62_abc+DEF/0123456789=";
const SECRET = "0123456789abcdef0123456789abcdef";
const body = {
  errcode: 40001,
  errmsg: `invalid credential, access_token ${TOKEN}, secret ${SECRET}`,
  access_token: TOKEN,
  request: { url: `https://api.weixin.qq.com/p?access_token=${encodeURIComponent(TOKEN)}` },
};
const data = JSON.stringify({ appid: "wx", secret: SECRET });

const CALLS: [string, Parameters<typeof requestConfig>[0]][] = [
  ["params", { url: "/p", params: { access_token: TOKEN }, data }],
  ["URLSearchParams", { url: "/p", params: new URLSearchParams({ access_token: TOKEN }), data }],
  ["the URL", { url: `/p?access_token=${encodeURIComponent(TOKEN)}`, data }],
  ["the path", { url: `/p/${TOKEN}`, params: { access_token: TOKEN }, data }],
];

describe("an API error of a call with its token in", () => {
  it.each(CALLS)("%s prints no secret in any form, not even in a nested cause", (_, parts) => {
    const config = requestConfig({ baseURL: "https://api.weixin.qq.com", method: "post", ...parts });
    const response = responseTo(config, body);
    const error = createApiError({ ...body, body }, { config, response, secrets: [TOKEN] });
    for (const text of [
      printed(error),
      printed(new Error("it failed", { cause: error })),
      printed(error.body),
    ]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(encodeURIComponent(TOKEN));
      expect(text).not.toContain(SECRET);
    }
  });

  it.each(CALLS)("%s keeps its config and response", (_, parts) => {
    const config = requestConfig({ method: "post", ...parts });
    const response = responseTo(config, body);
    const error = createApiError({ ...body, body }, { config, response, secrets: [TOKEN] });
    expect(error.config).toBe(config);
    expect(error.response?.data).toBe(body);
  });
});

it("redacts the token that the plugin added and removed", () => {
  const error = createApiError({ errcode: 40001, errmsg: `bad ${TOKEN}`, body: TOKEN }, { secrets: [TOKEN] });
  expect(error.errmsg).toBe("bad [redacted]");
  expect(error.body).toBe("[redacted]");
});
