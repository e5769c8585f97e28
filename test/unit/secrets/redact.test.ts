import { describe, expect, it } from "vitest";
import { createRedact } from "../../../src/secrets/redact.ts";
import { redactBody } from "../../../src/secrets/redact-body.ts";

const TOKEN = "62_abcDEF-0123456789";

describe("createRedact", () => {
  it("replaces the given values everywhere", () => {
    expect(createRedact([TOKEN])(`${TOKEN} and again ${TOKEN}!`)).toBe("[redacted] and again [redacted]!");
  });

  it("replaces a URL-encoded value", () => {
    const redact = createRedact(["a+b/c=d"]);
    expect(redact("?x=a%2Bb%2Fc%3Dd&y=a+b/c=d")).toBe("?x=[redacted]&y=[redacted]");
    expect(redact("?x=a%2bb%2fc%3dd")).toBe("?x=[redacted]");
  });

  it("leaves nothing of a long secret that begins with a short one", () => {
    expect(createRedact(["abcd", "abcdSECRET"])("abcdSECRET abcd")).toBe("[redacted] [redacted]");
  });

  it("ignores values that are too short for a secret", () => {
    expect(createRedact(["abc", ""])("abc is a word")).toBe("abc is a word");
  });

  it.each([
    "access_token",
    "component_access_token",
    "suite_access_token",
    "cloudbase_access_token",
    "provider_access_token",
    "authorizer_access_token",
    "authorizer_refresh_token",
    "refresh_token",
    "secret",
    "appsecret",
    "component_appsecret",
    "corpsecret",
    "suite_secret",
    "component_verify_ticket",
    "suite_ticket",
    "permanent_code",
    "session_key",
    "js_code",
  ])("replaces the value of %s, known or not, in a query and in JSON", (name) => {
    const redact = createRedact([]);
    expect(redact(`https://h/p?a=1&${name}=${TOKEN}&b=2`)).toBe(`https://h/p?a=1&${name}=[redacted]&b=2`);
    expect(redact(`?${name}=${TOKEN}#there`)).toBe(`?${name}=[redacted]#there`);
    expect(redact(`{"a":1,"${name}": "${TOKEN}\\"x","b":2}`)).toBe(`{"a":1,"${name}": "[redacted]","b":2}`);
  });

  it("ignores names that only look similar", () => {
    const text = '?my_access_token_count=7 {"secretary":"Li"} no_secret=1';
    expect(createRedact([])(text)).toBe(text);
  });
});

describe("createRedact finds a secret", () => {
  const SECRET = "62_own+token/0123456789=abc def";
  const bytes = Buffer.from(SECRET);
  const percent = (text: string, hex = (code: string) => code) =>
    Array.from(Buffer.from(text), (byte) => `%${hex(byte.toString(16).padStart(2, "0"))}`).join("");
  const references = (text: string, one: (code: number) => string) =>
    Array.from(text, (character) => one(character.codePointAt(0) ?? 0)).join("");
  const twice = (encode: (text: string) => string) => encode(encode(SECRET));
  const html = (text: string) =>
    text.replace(/[&<>"'+/=]/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll("&", "&amp;");

  it.each<[string, string]>([
    ["as it is", SECRET],
    ["in upper case", SECRET.toUpperCase()],
    ["in lower case", SECRET.toLowerCase()],
    ["in base64", bytes.toString("base64")],
    ["in base64 after one byte", Buffer.from(`a${SECRET}`).toString("base64")],
    ["in base64 after two bytes", Buffer.from(`ab${SECRET}!`).toString("base64")],
    ["in base64url", Buffer.from(`ab${SECRET}`).toString("base64url")],
    ["in hex", bytes.toString("hex")],
    ["in upper-case hex", bytes.toString("hex").toUpperCase()],
    ["in a URL", encodeURIComponent(SECRET)],
    ["in a URL with lower-case escapes", encodeURIComponent(SECRET).toLowerCase()],
    ["in a form", new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ["with each character percent-encoded", percent(SECRET)],
    ["the same in upper case", percent(SECRET, (code) => code.toUpperCase())],
    ["in a URL, twice", twice(encodeURIComponent)],
    ["in a URL, three times", encodeURIComponent(twice(encodeURIComponent))],
    ["in base64 in a URL", encodeURIComponent(bytes.toString("base64"))],
    ["as decimal references", references(SECRET, (code) => `&#${code};`)],
    ["as padded hex references", references(SECRET, (code) => `&#x000${code.toString(16)};`)],
    ["as upper-case hex references", references(SECRET, (code) => `&#X${code.toString(16).toUpperCase()};`)],
    ["in HTML", html(SECRET)],
    ["in HTML in a URL", encodeURIComponent(html(SECRET))],
    ["in a URL in HTML", html(encodeURIComponent(SECRET))],
    ["in JSON with escaped slashes", JSON.stringify(SECRET).replaceAll("/", "\\/").slice(1, -1)],
    ["as JSON escapes", references(SECRET, (code) => `\\u${code.toString(16).padStart(4, "0")}`)],
    ["partly escaped", SECRET.replace("own", "&#111;%77n")],
  ])("%s, between other text", (_, written) => {
    const text = createRedact([SECRET])(`before %41 &amp; ${written}, after %42`);
    expect(text).toMatch(/^before %41 &amp; \S{0,4}\[redacted\]\S{0,8}, after %42$/);
  });

  it("that contains escapes itself", () => {
    expect(createRedact(["a%2Bb%2Fc"])("x a%2Bb%2Fc a%252Bb%252Fc")).toBe("x [redacted] [redacted]");
  });

  it("that is not ASCII", () => {
    const redact = createRedact(["密码-密码"]);
    expect(redact(`x ${encodeURIComponent("密码-密码")} y`)).toBe("x [redacted] y");
    expect(redact(`x ${Buffer.from("密码-密码").toString("base64")} y`)).toBe("x [redacted]Q== y");
  });

  it("sent as basic auth", () => {
    const redact = createRedact(["user:password-0"]);
    expect(redact(`got ${btoa("user:password-0")}`)).toMatch(/^got \[redacted\]\S{0,4}$/);
  });

  it("under its name, after escapes", () => {
    const redact = createRedact([]);
    expect(redact(`to=${encodeURIComponent(`/p?access_token=${TOKEN}&a=b`)}`)).toBe(
      "to=%2Fp%3Faccess_token%3D[redacted]%26a%3Db",
    );
    expect(redact(`/p?a=b&amp;secret=${TOKEN}`)).toBe("/p?a=b&amp;secret=[redacted]");
  });

  it("under the name of a webhook's key, only there", () => {
    const redact = createRedact([]);
    expect(redact(`https://h/cgi-bin/webhook/send?key=${TOKEN}`)).toBe(
      "https://h/cgi-bin/webhook/send?key=[redacted]",
    );
    expect(redact("https://h/wxa/kv?key=name")).toBe("https://h/wxa/kv?key=name");
  });

  // Trap: `encodeURIComponent` throws a URIError on half of a surrogate pair.
  it("with half of a surrogate pair in it", () => {
    expect(createRedact(["half \ud800 pair"])("a half \ud800 pair!")).toBe("a [redacted]!");
  });
});

describe("redactBody", () => {
  const redact = createRedact([TOKEN]);

  it("makes a copy without secrets, by value and by name, at any depth", () => {
    const body = {
      errcode: 40001,
      errmsg: `bad ${TOKEN}`,
      access_token: "another-token",
      list: [{ refresh_token: "r-0123", note: TOKEN }, null, 7],
    };
    const before = structuredClone(body);
    expect(redactBody(body, redact)).toEqual({
      errcode: 40001,
      errmsg: "bad [redacted]",
      access_token: "[redacted]",
      list: [{ refresh_token: "[redacted]", note: "[redacted]" }, null, 7],
    });
    expect(body).toEqual(before);
  });

  it.each([[undefined], [null], [7], [true]])("returns %j unchanged", (body) => {
    expect(redactBody(body, redact)).toBe(body);
  });

  it("redacts a text", () => {
    expect(redactBody(`?access_token=${TOKEN}`, redact)).toBe("?access_token=[redacted]");
  });

  // Trap: recursion over a response that is nested 4000 deep is a RangeError instead of the typed error.
  it("copies values that are nested deeper than the call stack", () => {
    let body: unknown = TOKEN;
    for (let depth = 0; depth < 50_000; depth += 1) body = depth % 2 ? [body] : { in: body };
    let copy = redactBody(body, redact);
    while (typeof copy === "object" && copy !== null) copy = Object.values(copy)[0];
    expect(copy).toBe("[redacted]");
  });

  it("copies circles as circles, and returns bytes unchanged", () => {
    const bytes = Buffer.from(TOKEN);
    const body: Record<string, unknown> = { bytes, at: new Date(0) };
    body.self = body;
    const copy = redactBody(body, redact) as typeof body;
    expect(copy.self).toBe(copy);
    expect(copy.bytes).toBe(bytes);
    expect(copy.at).toBe(body.at);
  });

  it("treats `__proto__` like any other name", () => {
    const copy = redactBody(JSON.parse('{"__proto__":{"errcode":1}}'), redact) as object;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"errcode":1}}');
  });
});
