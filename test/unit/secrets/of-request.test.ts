import { describe, expect, it } from "vitest";
import { secretsOf } from "../../../src/secrets/of-request.ts";
import { requestConfig } from "../axios-parts.ts";

const TOKEN = "62_abcDEF-0123456789";

describe("secretsOf", () => {
  const found = (...config: Parameters<typeof requestConfig>) => [...secretsOf(requestConfig(...config))];

  it.each<[string, Parameters<typeof requestConfig>[0]]>([
    ["params", { params: { access_token: TOKEN, openid: "o" } }],
    ["URLSearchParams", { params: new URLSearchParams({ access_token: TOKEN, openid: "o" }) }],
    ["the URL", { url: `/cgi-bin/user/info?openid=o&access_token=${TOKEN}` }],
    ["the baseURL", { baseURL: `https://proxy.example/?access_token=${TOKEN}` }],
    ["a JSON body", { data: JSON.stringify({ appid: "wx", secret: TOKEN }) }],
    ["an object body", { data: { appid: "wx", secret: TOKEN } }],
    ["a form body", { data: new URLSearchParams({ appid: "wx", secret: TOKEN }) }],
    ["the Authorization header", { headers: { Authorization: TOKEN } }],
    ["an authorization header in small letters", { headers: { authorization: TOKEN } }],
    ["the Proxy-Authorization header", { headers: { "Proxy-Authorization": TOKEN } }],
    ["the password of basic auth", { auth: { username: "u", password: TOKEN } }],
  ])("finds the one in %s, and nothing else", (_, config) => {
    expect(found(config)).toEqual([TOKEN]);
  });

  it("finds a secret both as the URL has it and as it is", () => {
    expect(found({ url: "/p?secret=a%2Bb+c" })).toEqual(["a%2Bb+c", "a+b c"]);
  });

  it("finds a secret both as JSON has it and as it is", () => {
    expect(found({ data: '{"secret":"a\\"b\\/c"}' })).toEqual(['a\\"b\\/c', 'a"b/c']);
  });

  it("finds what stands behind the scheme of an Authorization header", () => {
    expect(found({ headers: { authorization: `Bearer ${TOKEN}` } })).toEqual([`Bearer ${TOKEN}`, TOKEN]);
  });

  it("finds nothing where there is nothing", () => {
    expect([...secretsOf(undefined)]).toEqual([]);
    expect(found({ url: "/cgi-bin/user/info", params: { openid: "o" }, data: "plain" })).toEqual([]);
  });
});
