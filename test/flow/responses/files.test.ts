import { randomBytes } from "node:crypto";
import { Agent, type OutgoingHttpHeaders } from "node:http";
import axios, { type ResponseType } from "axios";
import { describe, expect, test } from "vitest";
import { AccessTokenError, attachWechat, errcodeInterceptor, WechatApiError } from "../../../src/index.ts";
import { ADAPTERS, type Adapter, serve } from "../raw-server.ts";
import { AT_ONCE, rejectionOf } from "../setup.ts";
import { bytesOf, FAILURE, seen, startAnswered, TYPED } from "./response-server.ts";

const RESPONSE_TYPES: ResponseType[] = ["json", "text", "arraybuffer", "blob", "stream"];
const ATTACHMENT = { "content-disposition": 'Attachment; filename="x.json"' };
const REJECTED = '{"errcode":40001,"errmsg":"a file about an errcode"}';
const IMAGE = Buffer.concat([Buffer.from([0xff, 0xd8]), randomBytes(300)]);

const start = (adapter: Adapter, headers: OutgoingHttpHeaders, body: Uint8Array | string) =>
  startAnswered((_, response) => response.writeHead(200, headers).end(body), { adapter });

/** A server whose response depends on the token of the request, and an instance with a token provider. */
async function startWithTokens(
  adapter: Adapter,
  answer: (token: string | null) => [OutgoingHttpHeaders, unknown],
) {
  const seenTokens: (string | null)[] = [];
  const { url } = await serve((request, response) => {
    const token = new URL(request.url ?? "/", "http://wechat").searchParams.get("access_token");
    seenTokens.push(token);
    const [headers, body] = answer(token);
    response.writeHead(200, headers).end(body);
  });
  // One socket, so that an unread response that is not released blocks the next request.
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 1 });
  const api = axios.create({ baseURL: url, proxy: false, adapter, httpAgent });
  let issued = 0;
  attachWechat(api, {
    provider: async () => ({ access_token: `token-${++issued}`, expires_in: 7200 }),
    retry: AT_ONCE,
  });
  return { api, seenTokens };
}

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  describe.each(RESPONSE_TYPES)("responseType %s,", (responseType) => {
    // Trap: a file containing 40001 cost two token fetches, and paused its path.
    test("an attachment is a file, whatever its bytes are", async () => {
      const { api, seenTokens } = await startWithTokens(adapter, () => [ATTACHMENT, REJECTED]);
      const bare = axios.create({ ...api.defaults, adapter });
      const file = await api.get("/cgi-bin/media/get", { responseType });
      expect(await seen(file)).toEqual(await seen(await bare.get("/cgi-bin/media/get", { responseType })));
      expect(seenTokens).toEqual(["token-1", null]);
    });

    test("the Error-Code header of an attachment counts", async () => {
      const headers = { ...ATTACHMENT, "Error-Code": "40007", "Error-Msg": "invalid media_id" };
      const { api } = await start(adapter, headers, REJECTED);
      const error = await rejectionOf(api.get("/", { responseType }), WechatApiError);
      expect(error).toMatchObject({ errcode: 40007, errmsg: "invalid media_id" });
    });

    test.each([
      ["image", IMAGE],
      ["image of unknown length that is large", Buffer.concat([IMAGE, randomBytes(200_000)])],
      ["text", "<xml/>"],
      ["empty body", ""],
    ])("an Error-Code header on an %s counts", async (_, body) => {
      const { api } = await start(adapter, { "error-code": "40007", "transfer-encoding": "chunked" }, body);
      expect(await rejectionOf(api.get("/", { responseType }), WechatApiError)).toMatchObject({
        errcode: 40007,
      });
    });

    test("an Error-Code header on a large body renews the token, and releases the connection", async () => {
      const large = Buffer.concat([IMAGE, randomBytes(200_000)]);
      const { api, seenTokens } = await startWithTokens(adapter, (token) => [
        { ...ATTACHMENT, "content-length": large.length, "error-code": token === "token-1" ? 42001 : 0 },
        large,
      ]);
      const { data } = await api.get("/", { responseType });
      if (typeof data !== "string") expect(await bytesOf(data)).toEqual(large);
      expect(seenTokens).toEqual(["token-1", "token-2"]);
    });

    test("the errcode of a readable body takes precedence over the header", async () => {
      const { api } = await start(adapter, { "error-code": "40001" }, FAILURE);
      expect(await rejectionOf(api.get("/", { responseType }), WechatApiError)).toMatchObject(TYPED);
    });

    test.each(["0", "0, 0", "ok", ""])("an Error-Code of %j is ignored", async (code) => {
      const { api, bare } = await start(adapter, { "error-code": code }, IMAGE);
      expect(await seen(await api.get("/", { responseType }))).toEqual(
        await seen(await bare.get("/", { responseType })),
      );
    });

    test("errcodeInterceptor() handles files and the header in the same way", async () => {
      const { bare } = await start(adapter, ATTACHMENT, REJECTED);
      const plain = await seen(await bare.get("/", { responseType }));
      bare.interceptors.response.use(errcodeInterceptor());
      expect(await seen(await bare.get("/", { responseType }))).toEqual(plain);
      const failing = await start(adapter, { ...ATTACHMENT, "error-code": "40007" }, REJECTED);
      failing.bare.interceptors.response.use(errcodeInterceptor());
      await rejectionOf(failing.bare.get("/", { responseType }), WechatApiError);
    });
  });

  test("a readable JSON success is one, despite an Error-Code", async () => {
    const { api } = await start(adapter, { "error-code": "40001" }, '{"errcode":0}');
    for (const responseType of ["json", "text", "arraybuffer"] as const) {
      expect((await api.get("/", { responseType })).status, responseType).toBe(200);
    }
  });

  // Trap: the safety net mistook the unwrapped body of a file for a failure.
  test("a file that an earlier interceptor unwraps stays a file", async () => {
    const { bare } = await start(adapter, ATTACHMENT, REJECTED);
    bare.interceptors.response.use((response) => response.data);
    attachWechat(bare, { retry: AT_ONCE });
    expect(await bare.get("/")).toEqual(JSON.parse(REJECTED));
  });

  test("a file with raw control characters stays an unchanged text", async () => {
    const { api } = await start(adapter, ATTACHMENT, '{"a":"\u0001"}');
    expect((await api.get("/")).data).toBe('{"a":"\u0001"}');
  });

  test("an accepted Error-Code leaves the body to its reader", async () => {
    const { api } = await start(adapter, { "error-code": "40007" }, IMAGE);
    const { data } = await api.get("/", { responseType: "stream", wechat: { accept: true } });
    expect(await bytesOf(data)).toEqual(IMAGE);
  });
});

test("an attachment is a file for the safety net too, if an adapter replaced the exchange", async () => {
  const { url } = await serve((_, response) => response.writeHead(200, ATTACHMENT).end(REJECTED));
  const api = axios.create({ baseURL: url, proxy: false });
  api.interceptors.request.use((config) => ({ ...config, adapter: "http" }));
  attachWechat(api, { retry: AT_ONCE });
  expect((await api.get("/")).data).toEqual(JSON.parse(REJECTED));
});

test("an Error-Code becomes an AccessTokenError after a renewal without success", async () => {
  const { api, seenTokens } = await startWithTokens("http", () => [{ "error-code": 40014 }, IMAGE]);
  await rejectionOf(api.get("/", { responseType: "stream" }), AccessTokenError);
  expect(seenTokens).toEqual(["token-1", "token-2"]);
});
