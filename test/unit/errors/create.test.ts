import { describe, expect, it } from "vitest";
import { errcodes, lookupErrcode } from "../../../src/errcodes/index.ts";
import { AccessTokenError, CredentialError } from "../../../src/index.ts";
import { createApiError } from "../api-error.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const RID = "5fab84d2-09424a07-00bd7fe3";
const body = { errcode: 40003, errmsg: `invalid openid rid: ${RID}` };
const envelope = { ...body, body };
const config = requestConfig({
  baseURL: "https://api.weixin.qq.com",
  url: "/cgi-bin/user/info",
  method: "get",
});

describe("createApiError", () => {
  it("has WeChat's details, and the catalog's", () => {
    const error = createApiError(envelope, { config });
    expect(error).toMatchObject({
      errcode: 40003,
      errmsg: `invalid openid rid: ${RID}`,
      rid: RID,
      category: "user",
      method: "GET",
      path: "/cgi-bin/user/info",
    });
    expect(error.entry).toBe(lookupErrcode(40003));
    expect(error.hint).toBe(lookupErrcode(40003)?.hint);
    expect(error.body).toEqual(body);
  });

  it("has no rid if WeChat sent none, as in old responses", () => {
    const error = createApiError({ errcode: 40003, errmsg: "invalid openid", body });
    expect(error.rid).toBeUndefined();
    expect(Object.keys(error)).not.toContain("rid");
  });

  it("names the call, the code, errmsg, the next step and the rid in one line", () => {
    expect(createApiError(envelope, { config }).message).toBe(
      "GET /cgi-bin/user/info failed: 40003 INVALID_OPENID: invalid openid. Check that the OpenID was issued for this " +
        `AppID and that the user still follows the account (rid ${RID})`,
    );
  });

  it("says the same in Chinese, or the next step in both languages, if requested", () => {
    expect(createApiError(envelope, { config, lang: "zh" }).message).toBe(
      `GET /cgi-bin/user/info 失败：40003 INVALID_OPENID：invalid openid。确认 OpenID 由当前 AppID 获得且用户仍在关注（rid ${RID}）`,
    );
    const hint = lookupErrcode(40003)?.hint;
    expect(createApiError(envelope, { config, lang: "both" }).message).toContain(`${hint?.en} / ${hint?.zh}`);
  });

  it("has a next step for every code, in both languages", () => {
    for (const {
      code,
      product: [product],
      category,
      name,
    } of errcodes) {
      if (category === "success") continue;
      const { hint, message } = createApiError({ errcode: code, errmsg: "", body: {} }, { product });
      expect(hint, name).toMatchObject({
        en: expect.stringMatching(/[a-z]/),
        zh: expect.stringMatching(/[一-龥]/),
      });
      expect(message, name).toContain(hint?.en);
    }
  });

  it("says that an unknown code is not in the catalog, in a message without gaps", () => {
    const { message } = createApiError({ errcode: 123456789, errmsg: "odd", body: {} });
    expect(message).toBe("123456789: odd. This errcode is not in the catalog; look it up in WeChat's docs");
  });

  it("says how the renewal ended instead of the catalog's hint", () => {
    const { message, hint } = createApiError(envelope, { config, renewal: "rejected-again" });
    expect(message).toContain("The renewed token was rejected too");
    expect(message).not.toContain(hint?.en);
  });

  it("has at most 200 characters in addition to errmsg and rid, for nearly every code", () => {
    const lengths = errcodes.map(({ code, product: [product] }) => {
      const { message } = createApiError({ errcode: code, errmsg: "", body: {} }, { config, product });
      return message.length;
    });
    expect(Math.max(...lengths)).toBeLessThanOrEqual(240);
    expect(lengths.filter((length) => length > 200).length).toBeLessThan(errcodes.length / 50);
  });

  it("points to wechat.body when a stream prevented the replay", () => {
    const busy = { ...envelope, errcode: -1 };
    const error = createApiError(busy, { config, replayable: false });
    expect(error.replayable).toBe(false);
    expect(error.message).toContain("wechat.body");
    expect(createApiError(busy, { config }).message).not.toContain("wechat.body");
    expect(createApiError(envelope, { config, replayable: false }).message).not.toContain("wechat.body");
  });

  // Trap: web frameworks respond with `error.status`, so an errcode with HTTP 200 became a response 200 to their
  // clients.
  it.each([200, 302, 399])("has no status of its own if the HTTP status was %d", (status) => {
    const response = responseTo(config, body, status);
    const error = createApiError(envelope, { config, response });
    expect("status" in error && error.status).toBeFalsy();
    expect(error.response?.status).toBe(status);
  });

  it("keeps config, request and response reachable, and has the status of a failure", () => {
    const response = responseTo(config, body, 500);
    const error = createApiError(envelope, { config, response });
    expect(error.config).toBe(config);
    expect(error.response).toBe(response);
    expect(error.request).toBe(response.request);
    expect(error.status).toBe(500);
  });

  it("has no details of a call without data", () => {
    expect(createApiError(envelope)).toMatchObject({ method: "", attempts: 1, replayable: true });
    expect(createApiError(envelope).config).toBeUndefined();
  });

  it("has the given number of attempts", () => {
    expect(createApiError(envelope, { attempts: 4 }).attempts).toBe(4);
  });

  it("treats a call without a method as a GET, like axios", () => {
    expect(createApiError(envelope, { config: requestConfig({ url: "/p" }) }).method).toBe("GET");
  });
});

describe("retryable", () => {
  const retryable = (errcode: number, listedForRetry?: boolean) =>
    createApiError({ errcode, errmsg: "", body: {} }, listedForRetry === undefined ? {} : { listedForRetry })
      .retryable;

  it("is the catalog's value", () => {
    expect(retryable(-1)).toBe(true);
    expect(retryable(45011)).toBe(true);
    expect(retryable(40003)).toBe(false);
    expect(retryable(45009)).toBe(false);
  });

  it("is also true for a code in the retry options", () => {
    expect(retryable(45009, true)).toBe(true);
    expect(retryable(123456789, true)).toBe(true);
    expect(retryable(-1, false)).toBe(true);
  });
});

describe("a code about tokens", () => {
  const at = (url: string, errcode: number, tokenRejected = false) =>
    createApiError({ errcode, errmsg: "", body: {} }, { config: requestConfig({ url }), tokenRejected });

  it("is about credentials at a token endpoint: 40001 refers to the secret there", () => {
    expect(at("/cgi-bin/token", 40001)).toBeInstanceOf(CredentialError);
    expect(at("/cgi-bin/stable_token", 40001, true)).toMatchObject({ category: "credential" });
    expect(at("/cgi-bin/user/info", 40001)).toBeInstanceOf(AccessTokenError);
  });

  it("is defined by the account", () => {
    expect(at("/cgi-bin/user/info", 123456789, true)).toBeInstanceOf(AccessTokenError);
    expect(at("/cgi-bin/user/info", 123456789, true).category).toBe("token");
  });
});

describe("the message, whatever the server sent", () => {
  const of = (errmsg: string) => createApiError({ errcode: 40003, errmsg, body: {} }, { config });

  // Trap: a terminal executes escape codes, and a line break forges a line of a log.
  it("has no control characters, while errmsg keeps them", () => {
    const errmsg = "bad\r\n\u001b[31mred\u0000\u0085\u2028\u202e end\t.";
    const error = of(errmsg);
    expect(error.message).toContain("bad\\r\\n\\u001b[31mred\\u0000\\u0085\\u2028\\u202e end\\t. Check");
    for (const text of [error.message, error.stack?.split("\n    at ")[0]]) {
      expect(text).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    }
    expect(error.errmsg).toBe(errmsg);
    expect(of("x hint: [\u001b[2J]").message).not.toContain("\u001b");
  });

  it("has at most 500 characters of errmsg, which itself stays complete", () => {
    const errmsg = "x".repeat(10_000_000);
    const error = of(errmsg);
    expect(error.message).toContain(`: ${"x".repeat(499)}…. Check`);
    expect(error.message.length).toBeLessThan(800);
    expect(error.errmsg).toBe(errmsg);
    expect(of("x".repeat(500)).message).toContain(`: ${"x".repeat(500)}. Check`);
  });

  it("does not split a surrogate pair", () => {
    for (const before of ["", "x"]) expect(of(before + "😀".repeat(400)).message).not.toMatch(/\p{Cs}/u);
  });

  it("finds the rid at the end of a long errmsg", () => {
    expect(of(`${"long ".repeat(1_000)} rid: ${RID}`)).toMatchObject({ rid: RID });
  });
});

describe("creating an error never throws", () => {
  const nested = JSON.parse(`${'{"a":'.repeat(4_000)}1${"}".repeat(4_000)}`) as object;
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error("not now");
      },
      ownKeys: () => {
        throw new Error("not now");
      },
    },
  );

  it.each<[string, Partial<typeof envelope>, object]>([
    ["a response nested 4000 deep", { body: { ...body, nested } as never }, {}],
    ["half of a surrogate pair under a secret's name", {}, { data: '{"secret":"half \\ud800 pair"}' }],
    ["half of a surrogate pair in the URL", {}, { url: "/p?secret=half%ED%A0%80\ud800" }],
    ["12 MB under a secret's name", { errmsg: `"secret":"${"x".repeat(12_000_000)}` }, {}],
    ["12 MB of escapes under a secret's name", { errmsg: `"secret":"${"\\n".repeat(6_000_000)}"` }, {}],
    ["12 MB of blanks after a secret's name", { errmsg: `"secret"${" ".repeat(12_000_000)}:"x"` }, {}],
    ["params that throw", {}, { params: throwing }],
    ["a body that throws", {}, { data: throwing }],
    ["a URL object", {}, { url: new URL("https://h/p?secret=abcdef") }],
    ["an invalid URL", {}, { url: "https://\u0000:bad?secret=abcdef" }],
  ])("with %s", (_, said, asked) => {
    const error = createApiError({ ...envelope, ...said }, { config: requestConfig(asked) });
    expect(error).toMatchObject({ name: "UserError", errcode: 40003 });
    expect(error.message.length).toBeLessThan(2_001);
    expect(error.body).toBeDefined();
  });

  it("with an unreadable body", () => {
    const error = createApiError({ ...envelope, body: throwing });
    expect(error.errcode).toBe(40003);
    expect(error.body).toBeUndefined();
  });
});

it("creates the body only when it is read", () => {
  let read = 0;
  const counted = {
    get errcode() {
      read += 1;
      return 40003;
    },
  };
  const error = createApiError({ ...envelope, body: counted });
  expect(read).toBe(0);
  expect(error.body).toBe(error.body);
  expect(read).toBe(1);
});
