import { AxiosError, AxiosHeaders } from "axios";
import { describe, expect, it } from "vitest";
import { assertNoSecrets } from "../../../src/testing/index.ts";

const TOKEN = "62_abc+DEF/0123456789=";
const OTHER = "another-secret-0123456789";
const SECRETS = [OTHER, TOKEN];

/** The message of the assertion, which must fail. */
function alarm(value: unknown, secrets: readonly string[] = SECRETS): string {
  try {
    assertNoSecrets(value, secrets);
  } catch (error) {
    return (error as Error).message;
  }
  return expect.fail("it found nothing");
}

const withOwn = (name: string, value: unknown) => Object.assign(new Error("it failed"), { [name]: value });
const hidden = (name: string, value: unknown) =>
  Object.defineProperty(new Error("it failed"), name, { value, enumerable: false });
const withStack = (stack: string) => Object.assign(new Error("it failed"), { stack });

const nested = (depth: number): unknown => (depth === 0 ? TOKEN : { a: nested(depth - 1) });

/** A logger's view differs from the object itself. */
class WithJSON extends Error {
  toJSON() {
    return { url: `?access_token=${TOKEN}` };
  }
}

class WithInspect extends Error {
  [Symbol.for("nodejs.util.inspect.custom")]() {
    return `<${TOKEN}>`;
  }
}

describe("assertNoSecrets finds a secret", () => {
  const circle: { self?: unknown; token: string } = { token: TOKEN };
  circle.self = circle;

  it.each<[string, unknown]>([
    ["the value", `?access_token=${TOKEN}`],
    ["message", new Error(`refused ${TOKEN}`)],
    ["stack", withStack(`Error\n    at ${TOKEN}`)],
    ["cause.message", new Error("it failed", { cause: new Error(TOKEN) })],
    ["cause.cause.message", new Error("a", { cause: new Error("b", { cause: new Error(TOKEN) }) })],
    ["cause.token", new Error("it failed", { cause: { token: TOKEN } })],
    ["errors[1].message", new AggregateError([new Error("a"), new Error(TOKEN)], "all failed")],
    ["errors[0].cause.message", new AggregateError([new Error("a", { cause: new Error(TOKEN) })])],
    ["config.params.access_token", withOwn("config", { params: { access_token: TOKEN } })],
    ["url", withOwn("url", `https://h/p?access_token=${TOKEN}`)],
    ["list[2].deep", { list: [1, null, { deep: TOKEN }] }],
    ["body", withOwn("body", Buffer.from(`{"t":"${TOKEN}"}`))],
    ["[Symbol(state)].token", Object.assign(new Error("it failed"), { [Symbol("state")]: { token: TOKEN } })],
    ["token", circle],
    ["JSON", new WithJSON("it failed")],
    ["util.inspect", new WithInspect("it failed")],
    ["the value[0][1].token", new Map([["k", { token: TOKEN }]])],
    ["the value[0][0]", new Map([[TOKEN, "v"]])],
    [
      "seen[150]",
      { seen: new Set(Array.from({ length: 300 }, (_, index) => (index === 150 ? TOKEN : index))) },
    ],
    ["the value[0][1]", new Map([["body", Buffer.from(TOKEN)]])],
    ["cache[0][1].a.a.a.a.a.a.a.a.a.a.a", { cache: new Map([["k", nested(11)]]) }],
    ["String()", { toString: () => `<${TOKEN}>` }],
    ["util.inspect with showHidden", hidden("config", { token: TOKEN })],
  ])("and says that it is in %s", (where, value) => {
    expect(alarm(value)).toBe(`assertNoSecrets: secrets[1] can be read in ${where}`);
  });

  it.each<[string, string]>([
    ["URL-encoded", encodeURIComponent(TOKEN)],
    ["URL-encoded in lower case", encodeURIComponent(TOKEN).toLowerCase().replace("def", "DEF")],
    ["URL-encoded twice", encodeURIComponent(encodeURIComponent(TOKEN))],
    ["in upper case", TOKEN.toUpperCase()],
    ["in lower case", TOKEN.toLowerCase()],
    ["in hex", Buffer.from(TOKEN).toString("hex")],
    ["in hex in upper case", Buffer.from(TOKEN).toString("hex").toUpperCase()],
    ["as base64", Buffer.from(TOKEN).toString("base64")],
    ["as base64 after one byte", Buffer.from(`:${TOKEN}`).toString("base64")],
    ["as base64 within other text", Buffer.from(`user:${TOKEN}:more`).toString("base64")],
    ["as base64url", Buffer.from(`{"t":"${TOKEN}"}`).toString("base64url")],
  ])("%s", (_, text) => {
    expect(text).not.toContain(TOKEN);
    expect(alarm(new Error(`GET /p?t=${text}`))).toBe("assertNoSecrets: secrets[1] can be read in message");
  });

  it("form-encoded, HTML-escaped, and as JSON writes it", () => {
    const secret = 'a "b" c';
    expect(alarm("<p>a &quot;b&quot; c</p>", [secret])).toContain("secrets[0]");
    expect(alarm(`?t=${new URLSearchParams({ secret })}`, [secret])).toContain("secrets[0]");
    expect(alarm({ toJSON: () => ({ secret }) }, [secret])).toContain("in JSON");
  });

  it("that is a property name, without repeating it", () => {
    const text = alarm({ seen: { [TOKEN]: 1 } });
    expect(text).toBe("assertNoSecrets: secrets[1] can be read in seen.[the secret] (in its name)");
    expect(alarm({ [TOKEN]: { [OTHER]: 1 } })).not.toMatch(/62_|another/);
  });

  it("on an axios error with its enumerable config, the trap that it was made for", () => {
    const config = { url: "/p", params: { access_token: TOKEN }, headers: new AxiosHeaders() };
    expect(alarm(new AxiosError("it failed", "ERR", config))).toContain("config.params.access_token");
  });
});

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe("assertNoSecrets passes", () => {
  const round = new Error("a");
  round.cause = new Error("b", { cause: round });

  it.each<[string, unknown]>([
    ["an error without any", new AggregateError([new Error("a")], "all", { cause: new Error("b") })],
    ["causes that form a circle", round],
    ["a value that is not an error", { a: [1, 2n, undefined, null, Symbol("s"), () => TOKEN] }],
    ["undefined", undefined],
    ["a getter that throws", Object.defineProperty({}, "x", { enumerable: true, get: () => expect.fail() })],
    [
      "a secret behind an accessor that is never printed",
      Object.defineProperty(new Error("a"), "config", { get: () => ({ token: TOKEN }) }),
    ],
    ["a revoked proxy", revoked()],
    ["a proxy that hides its keys", new Proxy({}, { ownKeys: () => expect.fail() })],
    ["another text with the same beginning", new Error(TOKEN.slice(0, -1))],
  ])("%s", (_, value) => {
    expect(() => assertNoSecrets(value, SECRETS)).not.toThrow();
  });
});

describe("assertNoSecrets rejects an empty list of secrets:", () => {
  it.each<[string, unknown]>([
    ["no secrets", []],
    ["an empty one", [TOKEN, ""]],
    ["one that is undefined", [undefined]],
    ["no list", TOKEN],
    ["nothing", undefined],
  ])("%s is a TypeError", (_, secrets) => {
    const check = () => assertNoSecrets(new Error("a"), secrets as string[]);
    expect(check).toThrow(TypeError);
    expect(check).not.toThrow(TOKEN);
  });
});
