import { beforeEach, describe, expect, it } from "vitest";
import { type ApiSecurityOptions, WechatSecurityError } from "../../../src/security/index.ts";
import { rejectionOf } from "../../flow/setup.ts";
import { encrypt, signBy } from "../../security/oracle.ts";
import { createPlatform, NOW } from "../../security/platform.ts";
import { type Answer, atTime, exchange, KEYS } from "../../security/vectors.ts";

const platform = createPlatform();
const { answer, next, options, present, sealed, signed } = platform;
const own = `"_n":"n","_appid":"${KEYS.appid}","_timestamp":${NOW}`;

beforeEach(() => atTime(NOW));

async function bodyOf(given: Answer, more: Partial<ApiSecurityOptions> = {}): Promise<unknown> {
  return (await exchange(given, { ...options, ...more })).response.data;
}

async function reasonOf(given: Answer, more: Partial<ApiSecurityOptions> = {}): Promise<string> {
  return (await rejectionOf(exchange(given, { ...options, ...more }), WechatSecurityError)).reason;
}

describe("a signed response", () => {
  it.each([0, 20, 32, 64])("is decrypted with a salt of %i bytes", async (saltLength) => {
    expect(await bodyOf(answer({ errcode: 0 }, { saltLength }))).toBe('{"errcode":0}');
  });

  it("keeps values that JSON.parse would change", async () => {
    const text = `{"id":12345678901234567890, "_n" : "x","deep":{"_n":[1,"}"],"_appid":"\\"},"},${own.slice(9)},"n":1.0}`;
    expect(await bodyOf(sealed(text))).toBe(
      '{"id":12345678901234567890,"deep":{"_n":[1,"}"],"_appid":"\\"},"},"n":1.0}',
    );
  });

  it("is rejected with the first problem", async () => {
    const body = encrypt(KEYS, NOW, `{${own}}`);
    const parts = JSON.parse(body) as Record<string, string>;
    const changed = (change: object) => signed(JSON.stringify({ ...parts, ...change }));
    const tag = Buffer.from(parts.authtag ?? "", "base64");
    expect(await reasonOf(changed({ authtag: tag.subarray(0, 4).toString("base64") }))).toBe("decrypt");
    expect(await reasonOf(signed(encrypt(KEYS, NOW, `{${own}}`, 16)))).toBe("decrypt");
    expect(await reasonOf(changed({ data: "" }))).toBe("decrypt");
    expect(await reasonOf(changed({ data: undefined }))).toBe("decrypt");
    expect(await reasonOf(signed('{"errcode":0}'))).toBe("decrypt");
    expect(await bodyOf(signed('{"errcode":40001}', { by: next }))).toBe('{"errcode":40001}');
    expect(await reasonOf(signed("not JSON"))).toBe("decrypt");
    expect(await reasonOf(sealed("[1]"))).toBe("decrypt");
    expect(await reasonOf(sealed(`{"_appid":"wxother","_timestamp":${NOW}}`))).toBe("appid");
    expect(await reasonOf(sealed(`{"_appid":"${KEYS.appid}"}`))).toBe("timestamp");
    expect(await reasonOf(sealed(`{"_appid":"${KEYS.appid}","_timestamp":${NOW - 1}}`))).toBe("timestamp");
    expect(await reasonOf(answer({}, { by: next }))).toBe("certificate");
    expect(await reasonOf(answer({}, { by: { ...next, sn: "present" } }))).toBe("signature");
    expect(await reasonOf(answer({}, { timestamp: NOW - 301 }))).toBe("timestamp");
    expect(await reasonOf(answer({}, { appid: "wxother" }))).toBe("appid");
  });

  it("with a bad HTTP status is decrypted, too", async () => {
    expect(await bodyOf({ ...answer({ errcode: 40001 }), status: 500 })).toBe('{"errcode":40001}');
  });
});

describe("certificates", () => {
  const deprecated = (by = present, signature?: string): Answer => {
    const given = answer({ errcode: 0 }, { by: next });
    const body = given.body as string;
    return {
      ...given,
      headers: {
        ...given.headers,
        "wechatmp-serial-deprecated": by.sn,
        "wechatmp-signature-deprecated": signature ?? signBy(by.pem, KEYS, { timestamp: NOW, body }),
      },
    };
  };

  it("verify with the existing one, and report that it is deprecated", async () => {
    const { response, deprecated: told } = await exchange(deprecated(), options);
    expect(response.data).toBe('{"errcode":0}');
    expect(told).toEqual([["present", "next"]]);
  });

  it("verify with the new one if both exist, and report nothing", async () => {
    const platformCertificates = { present: present.certificate, next: next.certificate };
    const { deprecated: told } = await exchange(deprecated(), { ...options, platformCertificates });
    expect(told).toEqual([]);
  });

  it("reject a wrong signature of the deprecated one", async () => {
    const { headers } = deprecated();
    expect(await reasonOf(deprecated(present, headers["wechatmp-signature"]))).toBe("signature");
    expect(await reasonOf(deprecated({ ...present, sn: "unknown" }))).toBe("certificate");
  });
});

describe("an unsigned response", () => {
  const plain = (body: string | Buffer, type = "application/json", status = 200): Answer => ({
    headers: { "content-type": type },
    body,
    status,
  });
  const envelope = encrypt(KEYS, NOW, `{${own}}`);

  it("passes with an unencrypted errcode, and with a bad HTTP status", async () => {
    expect(await bodyOf(plain('{"errcode":40001,"errmsg":"x"}'))).toBe('{"errcode":40001,"errmsg":"x"}');
    expect(await bodyOf(plain("Bad Gateway", "text/html", 502))).toBe("Bad Gateway");
  });

  it("is rejected otherwise", async () => {
    for (const body of ['{"errcode":0}', "{}", "", "text", envelope]) {
      expect(await reasonOf(plain(body))).toBe("unsigned");
    }
    expect(await reasonOf(plain(envelope.replace("{", '{"errcode":40001,')))).toBe("unsigned");
  });

  it("passes with `allowUnsigned` when it is not encrypted", async () => {
    expect(await bodyOf(plain('{"errcode":0}'), { allowUnsigned: true })).toBe('{"errcode":0}');
    expect(await reasonOf(plain(envelope), { allowUnsigned: true })).toBe("unsigned");
    const wrong = answer({}, { by: { ...next, sn: "present" } });
    expect(await reasonOf(wrong, { allowUnsigned: true })).toBe("signature");
  });

  it("passes as a file, but never as JSON or text", async () => {
    const png = Buffer.from("89504e470d0a1a0a", "hex");
    for (const type of ["image/png", "audio/amr", "video/mp4", "application/octet-stream"]) {
      expect(await bodyOf(plain(png, type))).toBe(png.toString());
      for (const json of ['{"errcode":0}', " []"]) expect(await reasonOf(plain(json, type))).toBe("unsigned");
    }
    expect(await reasonOf(plain(png, "text/plain"))).toBe("unsigned");
    expect(await reasonOf(plain(png, ""))).toBe("unsigned");
    // The endpoint table says that this one returns bytes.
    const { response } = await exchange(
      plain(png, ""),
      options,
      { responseType: "arraybuffer" },
      "/wxa/getwxacode",
    );
    expect(response.data).toEqual(png);
  });
});

describe("the error", () => {
  it("names the reason and the path, and prints nothing else", async () => {
    const error = await rejectionOf(exchange(answer({}, { by: next }), options), WechatSecurityError);
    expect(error).toMatchObject({
      code: "ERR_WECHAT_SECURITY",
      name: "WechatSecurityError",
      isAxiosError: true,
    });
    expect(error.message).toContain("/wxa/getuserriskrank: ");
    expect(error.message).toContain("(next)");
    expect(error.status).toBeUndefined();
    expect(Object.keys(error)).not.toContain("response");
    expect(error.config?.data).toBe('{"openid":"o"}');
  });
});
