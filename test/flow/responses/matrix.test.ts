import { randomBytes } from "node:crypto";
import type { AxiosError, AxiosResponse, ResponseType } from "axios";
import { describe, expect, test } from "vitest";
import { WechatApiError } from "../../../src/index.ts";
import { ADAPTERS } from "../raw-server.ts";
import { rejectionOf } from "../setup.ts";
import { FAILURE, seen, startAnswered, TYPED } from "./response-server.ts";

const RESPONSE_TYPES: (ResponseType | undefined)[] = [
  "json",
  "text",
  "arraybuffer",
  "blob",
  "stream",
  undefined,
];
const CONTENT_TYPES = ["application/json; encoding=utf-8", "text/plain", "image/jpeg"];

const ERRORS: Record<string, string> = {
  plain: FAILURE,
  "pretty-printed": JSON.stringify(JSON.parse(FAILURE), null, 2).replaceAll("\n", "\r\n"),
  "after a byte order mark": `\uFEFF${FAILURE}`,
  "after white space": ` \r\n\t${FAILURE}\n`,
  "with a numeric string": FAILURE.replace("40007", '"40007"'),
  "at the end of a long response": FAILURE.replace(
    "{",
    `{"list":[{"errcode":0}],"note":"${"文".repeat(9_000)}",`,
  ),
  "next to an integer beyond 2^53": FAILURE.replace("{", '{"msg_id":1332519773019865088,'),
};

const SUCCESSES: Record<string, Uint8Array | string> = {
  JSON: '{"errcode":0,"errmsg":"ok","openid":"o1","list":[1,{"a":null}]}',
  "JSON with nested errcodes only": '{"errcode":0,"list":[{"errcode":40003}],"result":{"errcode":40001}}',
  "a list of errcodes": `[${FAILURE}]`,
  "pretty-printed JSON with escaped slashes": '{\r\n\t"url": "http:\\/\\/mmbiz.qpic.cn\\/a\\"b"\r\n}',
  "JSON after a byte order mark": '\uFEFF{"openid":"o1"}',
  "a number": "40001",
  "a quoted text": '"{\\"errcode\\":40001}"',
  XML: "<xml><errcode>40001</errcode></xml>",
  "long JSON": JSON.stringify({
    openid: Array.from({ length: 3_000 }, (_, index) => `o6_bmjrPTlm6_2sgVt7hMZ${index}`),
  }),
  "an image": Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]),
  "an image that holds an errcode": Buffer.concat([Buffer.from([0x89, 0x50]), Buffer.from(FAILURE)]),
  "a file that begins with a brace": Buffer.concat([Buffer.from("{"), randomBytes(5_000)]),
  "white space": " \r\n ",
  nothing: "",
};

/** The oldest axios cannot make an empty stream with fetch: then the caller must see that error. */
const outcomeOf = (call: Promise<AxiosResponse>) =>
  call.then(seen, ({ code, message }: AxiosError) => ({ code, message }));

// Trap: `arraybuffer` is a Buffer (http) or an ArrayBuffer (fetch), `blob` a string or a Blob;
// WeChat's binary endpoints return an image, or JSON with any content type.
describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  describe.each(RESPONSE_TYPES)("responseType %s,", (responseType) => {
    describe.each(CONTENT_TYPES)("%s,", (contentType) => {
      /** Returns the body of that name for each path. */
      const start = (bodies: Record<string, Uint8Array | string>) =>
        startAnswered(
          (request, response) => {
            const body = Buffer.from(bodies[decodeURIComponent(request.url ?? "").slice(1)] ?? "?");
            response.writeHead(200, { "content-type": contentType, "content-length": body.length }).end(body);
          },
          { adapter, ...(responseType && { responseType }) },
        );

      test("an error is typed, however it is written", async () => {
        const { api } = await start(ERRORS);
        for (const name of Object.keys(ERRORS)) {
          const error = await rejectionOf(api.get(encodeURIComponent(name)), WechatApiError);
          expect(error, name).toMatchObject(TYPED);
          expect(error.response?.status, name).toBe(200);
        }
      });

      test("a success equals that of bare axios, byte for byte", async () => {
        const { api, bare } = await start(SUCCESSES);
        for (const name of Object.keys(SUCCESSES)) {
          const url = encodeURIComponent(name);
          expect(await seen(await api.get(url)), name).toEqual(await seen(await bare.get(url)));
        }
      });
    });

    test("a response without a body equals that of bare axios", async () => {
      const { api, bare } = await startAnswered((_, response) => response.writeHead(204).end(), {
        adapter,
        ...(responseType && { responseType }),
      });
      for (const method of ["get", "head", "post"] as const) {
        const [ours, theirs] = [api, bare].map((instance) =>
          outcomeOf(instance.request({ method, url: "/" })),
        );
        expect(await ours, method).toEqual(await theirs);
      }
    });
  });
});
