import { createPublicKey, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { WechatSecurityError } from "../../../src/security/index.ts";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { rejectionOf } from "../../flow/setup.ts";
import { decrypt, isSignedBy } from "../../security/oracle.ts";
import {
  type Answer,
  atTime,
  exchange,
  KEYS,
  OPTIONS,
  PATH,
  publishedAnswer,
  vectors,
} from "../../security/vectors.ts";

const PUBLIC_KEY = createPublicKey(vectors.asymmetric.privateKey)
  .export({ type: "spki", format: "pem" })
  .toString();
const CERTIFICATE = new X509Certificate(vectors.platformCertificate.pem).publicKey
  .export({ type: "spki", format: "pem" })
  .toString();

async function reasonOf(answer: Answer, options = OPTIONS, path?: string): Promise<string> {
  return (await rejectionOf(exchange(answer, options, {}, path), WechatSecurityError)).reason;
}

/** The same base64 with one bit of its bytes flipped. */
function flipped(base64: string, at: number): string {
  const bytes = Buffer.from(base64, "base64");
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes.toString("base64");
}

function withBody(change: (body: Record<string, string>) => void): Answer {
  const answer = publishedAnswer();
  const body = JSON.parse(vectors.response.body) as Record<string, string>;
  change(body);
  return { ...answer, body: JSON.stringify(body) };
}

function withHeader(name: string, value: string): Answer {
  const answer = publishedAnswer();
  return { ...answer, headers: { ...answer.headers, [`wechatmp-${name}`]: value } };
}

describe("the oracle of these tests", () => {
  it("matches WeChat's published example, both ways", () => {
    const { request, response } = vectors;
    expect(JSON.parse(decrypt(KEYS, request))).toEqual(JSON.parse(request.plaintext));
    expect(decrypt(KEYS, response)).toBe(response.plaintext);
    expect(isSignedBy(PUBLIC_KEY, KEYS, request, 32)).toBe(true);
    expect(isSignedBy(CERTIFICATE, KEYS, response, -2)).toBe(true);
  });
});

describe("WeChat's published example", () => {
  it("is decrypted, without the fields of the protocol", async () => {
    atTime(vectors.response.timestamp);
    const { response } = await exchange(publishedAnswer());
    expect(response.data).toBe(
      '{"errcode":0,"errmsg":"getuserriskrank succ","risk_rank":0,"unoin_id":2258658297}',
    );
  });

  it("has a request that the simulator decrypts and verifies", async () => {
    const { asymmetric, symmetric } = OPTIONS;
    const simulator = createWechatSimulator({
      appid: vectors.appid,
      security: { symmetric, asymmetric },
      now: () => vectors.request.timestamp * 1000,
    });
    const token = simulator.issueToken();
    const answer = await simulator.answer({
      method: "POST",
      path: PATH,
      query: new URLSearchParams({ access_token: token }),
      headers: {
        "wechatmp-appid": vectors.appid,
        "wechatmp-timestamp": String(vectors.request.timestamp),
        "wechatmp-signature": vectors.request.signature,
      },
      body: Buffer.from(vectors.request.body),
    });
    expect(answer.errcode).toBe(0);
    expect(simulator.calls[0]?.body).toEqual({
      appid: vectors.appid,
      openid: "oEWzBfmdLqhFS2mTXCo2E4Y9gJAM",
      scene: 0,
      client_ip: "127.0.0.1",
    });
  });

  it("has a request like ours, which the oracle decrypts and verifies", async () => {
    atTime(vectors.request.timestamp);
    const { sent } = await exchange(publishedAnswer(), OPTIONS, {
      url: `${PATH}?page=1&access_token=T`,
      params: { scene: 0, list: ["a"], openid: "from the query", gone: undefined, access_token: "T" },
      data: '{"openid":"from the body","id":12345678901234567890}',
    });
    const headers = sent.headers.toJSON();
    const signed = {
      timestamp: Number(headers["Wechatmp-TimeStamp"]),
      signature: String(headers["Wechatmp-Signature"]),
      body: sent.data as string,
    };
    expect(headers).toMatchObject({ "Wechatmp-Appid": vectors.appid, "Content-Type": "application/json" });
    expect(signed.timestamp).toBe(vectors.request.timestamp);
    expect(isSignedBy(PUBLIC_KEY, KEYS, signed, 32)).toBe(true);
    const plaintext = decrypt(KEYS, signed);
    const { _n, ...fields } = JSON.parse(plaintext) as Record<string, unknown>;
    expect(Buffer.from(String(_n), "base64").length).toBeGreaterThanOrEqual(16);
    expect(fields).toEqual({
      _appid: vectors.appid,
      _timestamp: vectors.request.timestamp,
      page: "1",
      scene: 0,
      list: ["a"],
      openid: "from the body",
      id: Number("12345678901234567890"),
    });
    expect(plaintext).toContain('"id":12345678901234567890');
    expect(sent.params).toEqual({ access_token: "T" });
    expect(sent.url).toBe(`${PATH}?access_token=T`);
  });
});

describe("a response that was changed is rejected", () => {
  const at = (where: number) => (body: Record<string, string>, name: string) => {
    body[name] = flipped(body[name] ?? "", where);
  };
  it.each(["iv", "data", "authtag"])("in its %s", async (name) => {
    atTime(vectors.response.timestamp);
    for (const where of [0, -1]) {
      expect(await reasonOf(withBody((body) => at(where)(body, name)))).toBe("signature");
    }
  });

  it("in any byte of its signature, and in the unused bits of base64", async () => {
    atTime(vectors.response.timestamp);
    const { signature } = vectors.response;
    const length = Buffer.from(signature, "base64").length;
    for (let where = 0; where < length; where += 1) {
      expect(await reasonOf(withHeader("signature", flipped(signature, where)))).toBe("signature");
    }
    const unused = signature.replace(/.==$/, (last) => `${String.fromCharCode(last.charCodeAt(0) + 1)}==`);
    expect(unused).not.toBe(signature);
    expect(await reasonOf(withHeader("signature", unused))).toBe("signature");
  });

  it("in its timestamp, serial, appid and path", async () => {
    const { timestamp } = vectors.response;
    atTime(timestamp);
    expect(await reasonOf(withHeader("timestamp", String(timestamp + 1)))).toBe("signature");
    expect(await reasonOf(withHeader("timestamp", `${timestamp}.0`))).toBe("signature");
    expect(await reasonOf(withHeader("serial", `${vectors.response.serial}0`))).toBe("certificate");
    expect(await reasonOf(withHeader("appid", "wxba6223c06417af7c"))).toBe("appid");
    const options = { ...OPTIONS, paths: ["/wxa/getuserriskranl"] };
    expect(await reasonOf(publishedAnswer(), options, "/wxa/getuserriskranl")).toBe("signature");
  });

  it("when it is more than 300 seconds old, but not when it is from the future", async () => {
    const { timestamp } = vectors.response;
    atTime(timestamp + 301);
    expect(await reasonOf(publishedAnswer())).toBe("timestamp");
    atTime(timestamp + 300);
    expect((await exchange(publishedAnswer())).response.data).toContain('"risk_rank":0');
    atTime(timestamp - 86_400);
    expect((await exchange(publishedAnswer())).response.data).toContain('"risk_rank":0');
  });

  it.each(["appid", "timestamp", "serial", "signature"])("without its header %s", async (name) => {
    atTime(vectors.response.timestamp);
    const { headers, body } = publishedAnswer();
    const others = Object.fromEntries(Object.entries(headers).filter(([key]) => key !== `wechatmp-${name}`));
    expect(await reasonOf({ headers: others, body })).toBe("unsigned");
  });
});
