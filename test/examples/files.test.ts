import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ReceivedRequest } from "../../src/testing/index.ts";
import { revokeFirstToken, run, startWechat, TIMEOUT_MS, temporaryFolder } from "./start.ts";

const CODE = "/wxa/getwxacodeunlimit";
/** Long enough for several chunks. */
const PICTURE = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(300_000, 7)]);

describe("binary-download", () => {
  test("saves the picture byte for byte", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.reply(CODE, PICTURE);
    const folder = temporaryFolder();
    const file = join(folder, "code.png");
    const ended = await run("binary-download", env, [file, "pages/shop"]);
    expect(ended).toEqual({ code: 0, output: `saved ${file}\n` });
    expect(readFileSync(file).equals(PICTURE)).toBe(true);
    expect(readdirSync(folder)).toEqual(["code.png"]);
    expect(simulator.calls).toMatchObject([{ path: CODE, body: { scene: "id=1", page: "pages/shop" } }]);
  });

  test("catches the error, and does not change the folder", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.fail(CODE, 41030, { errmsg: "invalid page" });
    const folder = temporaryFolder();
    const { code, output } = await run("binary-download", env, [join(folder, "code.png"), "pages/no"]);
    expect(output).toBe("pages/no is not published yet: 41030 invalid page\n");
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("keeps the previous file when the connection breaks", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { env } = await startWechat();
    const cutting = createServer(async (request, response) => {
      if (!request.url?.startsWith(CODE)) {
        const upstream = await fetch(`${env.WECHAT_BASE_URL}${request.url}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: await text(request),
        });
        response.end(await upstream.text());
        return;
      }
      response.writeHead(200, { "Content-Type": "image/png", "Content-Length": PICTURE.length });
      response.write(PICTURE.subarray(0, PICTURE.length / 2), () => request.socket.destroy());
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void cutting.close());
    await once(cutting, "listening");
    const WECHAT_BASE_URL = `http://127.0.0.1:${(cutting.address() as AddressInfo).port}`;

    const folder = temporaryFolder();
    const file = join(folder, "code.png");
    writeFileSync(file, "the one from before");
    const { code, output } = await run("binary-download", { ...env, WECHAT_BASE_URL }, [file]);
    expect(output).toMatch(/aborted|ECONNRESET/);
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual(["code.png"]);
    expect(readFileSync(file, "utf8")).toBe("the one from before");
  });
});

describe("upload-media", () => {
  const BYTES = Buffer.from([0xff, 0xd8, ...Array(5000).keys()]);

  function photo(): string {
    const path = join(temporaryFolder(), "photo.jpg");
    writeFileSync(path, BYTES);
    return path;
  }

  test("resends the form with its length when the token is rejected", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startWechat();
    const received: ReceivedRequest[] = [];
    simulator.reply("/cgi-bin/media/upload", (request) => {
      received.push(request);
      return { media_id: "M1" };
    });
    revokeFirstToken(simulator);
    expect(await run("upload-media", env, [photo()])).toEqual({ code: 0, output: "media_id M1\n" });

    const upload = { path: "/cgi-bin/media/upload", query: { type: "image" } };
    expect(simulator.calls).toMatchObject([
      { ...upload, errcode: 40001 },
      { ...upload, errcode: 0 },
    ]);
    const [rejected, sentAgain] = simulator.calls.map(({ body }) => body as Uint8Array);
    expect(sentAgain?.byteLength).toBe(rejected?.byteLength);

    const { headers, body } = received[0] as ReceivedRequest;
    expect(headers["content-length"]).toBe(String(body.byteLength));
    const type = { "Content-Type": headers["content-type"] ?? "" };
    const form = await new Response(Buffer.from(body), { headers: type }).formData();
    const file = form.get("media") as File;
    expect(file).toMatchObject({ name: "photo.jpg", type: "image/jpeg" });
    expect(Buffer.from(await file.arrayBuffer()).equals(BYTES)).toBe(true);
  });

  test("prints an error when WeChat rejects the file", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.fail("/cgi-bin/media/upload", 40005, { errmsg: "invalid file type" });
    const { code, output } = await run("upload-media", env, [photo()]);
    expect(output).toMatch(/^WeChat rejected \S+photo\.jpg: 40005 invalid file type\n$/);
    expect(code).toBe(1);
    expect(simulator.calls).toHaveLength(1);
  });
});
