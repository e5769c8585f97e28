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
  ])("finds the one in %s, and nothing else", (_, config) => {
    expect(found(config)).toEqual([TOKEN]);
  });

  it("finds a secret both URL-encoded and decoded", () => {
    expect(found({ url: "/p?secret=a%2Bb+c" })).toEqual(["a%2Bb+c", "a+b c"]);
  });

  it("finds a secret both as JSON writes it and decoded", () => {
    expect(found({ data: '{"secret":"a\\"b\\/c"}' })).toEqual(['a\\"b\\/c', 'a"b/c']);
  });

  it("finds the value after the scheme of an Authorization header", () => {
    expect(found({ headers: { authorization: `Bearer ${TOKEN}` } })).toEqual([`Bearer ${TOKEN}`, TOKEN]);
  });

  // Trap: `auth` and the userinfo of a URL are sent as one base64 text, which an echoing server prints.
  it.each<[string, Parameters<typeof requestConfig>[0]]>([
    ["auth", { auth: { username: "u", password: TOKEN } }],
    ["proxy.auth", { proxy: { host: "h", port: 1, auth: { username: "u", password: TOKEN } } }],
    ["the baseURL", { baseURL: `https://u:${TOKEN}@proxy.example/` }],
    ["the URL", { url: `https://u:${TOKEN}@proxy.example/p?a=b@c` }],
  ])("finds the password of %s, alone and after the user name", (_, config) => {
    expect(found(config)).toEqual([TOKEN, `u:${TOKEN}`]);
  });

  it("finds the password in an Authorization header for basic auth", () => {
    const basic = Buffer.from(`u:${TOKEN}`).toString("base64");
    expect(found({ headers: { Authorization: `Basic ${basic}` } })).toEqual([
      `Basic ${basic}`,
      basic,
      TOKEN,
      `u:${TOKEN}`,
    ]);
  });

  it.each<[string, Parameters<typeof requestConfig>[0]]>([
    ["params", { url: "/cgi-bin/webhook/send", params: { key: TOKEN } }],
    ["the URL", { url: `/cgi-bin/webhook/send?key=${TOKEN}` }],
    [
      "params next to a baseURL",
      { baseURL: "https://h/cgi-bin/webhook/", url: "send", params: { key: TOKEN } },
    ],
  ])("finds the key of a WeCom robot's webhook in %s", (_, config) => {
    expect(found(config)).toEqual([TOKEN]);
  });

  it("ignores a key on any other path", () => {
    expect(found({ url: "/wxa/kv?key=name-of-a-row", params: { key: "name-of-a-row" } })).toEqual([]);
  });

  // Trap: `Object.entries` of a 10 MB Buffer blocked the process for 38 s.
  it.each<[string, object]>([
    ["a Buffer", Buffer.alloc(8)],
    ["a typed array", new Float64Array(8)],
    ["an ArrayBuffer", new ArrayBuffer(8)],
    ["a Blob", new Blob(["12345678"])],
    ["a form", new FormData()],
    ["a stream", new ReadableStream()],
    ["an object with many names", { a: 1, b: 2 }],
  ])("lists no names and reads no values of %s", (_, data) => {
    const listed: unknown[] = [];
    const watched = new Proxy(data, {
      ownKeys: (target) => {
        listed.push("ownKeys");
        return Reflect.ownKeys(target);
      },
      get: (target, name) => {
        if (typeof name === "string" && !/token|secret|ticket|code|key/.test(name)) listed.push(name);
        return Reflect.get(target, name);
      },
    });
    expect(found({ data: watched })).toEqual([]);
    expect(listed).toEqual([]);
  });

  it("searches the beginning of a body, and collects no truncated value", () => {
    const filler = "x".repeat(65_536 - 20);
    expect(found({ data: `{"secret":"${TOKEN}","filler":"${filler}"}` })).toEqual([TOKEN]);
    expect(found({ data: `{"f":"${filler}","secret":"${TOKEN}${TOKEN}"}` })).toEqual([]);
  });

  it("limits the number of values, so that an error stays cheap", () => {
    const query = Array.from({ length: 5_000 }, (_, index) => `access_token=token-${index}`).join("&");
    expect(found({ url: `/p?${query}` }).length).toBeLessThanOrEqual(64);
  });

  it("continues after a value that throws when it is read", () => {
    const params = {
      get access_token(): string {
        throw new Error("not now");
      },
    };
    expect(found({ params, url: `/p?secret=${TOKEN}` })).toEqual([TOKEN]);
  });

  it("finds nothing in an empty request", () => {
    expect([...secretsOf(undefined)]).toEqual([]);
    expect(found({ url: "/cgi-bin/user/info", params: { openid: "o" }, data: "plain" })).toEqual([]);
  });
});
