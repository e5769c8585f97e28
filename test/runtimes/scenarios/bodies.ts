import type { AxiosRequestConfig } from "axios";
import { equal, ok } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { type Scene, SEND, UPLOAD } from "../scene/scene.ts";

/** Sends a body with a dead token, and returns the body as it arrived both times. */
async function replayed(
  { simulator, attach }: Scene,
  path: string,
  body: () => unknown,
  config?: AxiosRequestConfig,
): Promise<string[]> {
  const api = attach();
  await api.post(path, body(), config);
  await simulator.expireToken();
  await api.post(path, body(), config);
  const calls = (await simulator.calls()).slice(1);
  equal(
    calls.map(({ errcode }) => errcode),
    [42001, 0],
    "the errcodes",
  );
  return calls.map((call) => (typeof call.body === "string" ? call.body : JSON.stringify(call.body)));
}

function formOf(text: string): FormData {
  const form = new FormData();
  form.append("type", "image");
  form.append("media", new Blob([text], { type: "image/png" }), "a.png");
  return form;
}

/** Each multipart body starts with its own boundary. */
function checkMultipart(body: string, text: string): void {
  const boundary = body.slice(2, body.indexOf("\r\n"));
  ok(boundary.length > 5 && body.trimEnd().endsWith(`--${boundary}--`), "the form is whole");
  ok(body.includes('name="media"; filename="a.png"') && body.includes(text), "the file is in it");
}

/** Bodies of every kind, sent a second time after 42001. */
export const bodies: Group = {
  "JSON is sent again": async (scene) => {
    const message = { touser: "o1", text: { content: "你好" } };
    equal(await replayed(scene, SEND, () => message), [JSON.stringify(message), JSON.stringify(message)]);
  },
  "URLSearchParams are sent again": async (scene) => {
    equal(await replayed(scene, SEND, () => new URLSearchParams({ a: "1", b: "二" })), [
      "a=1&b=%E4%BA%8C",
      "a=1&b=%E4%BA%8C",
    ]);
  },
  "a form with a file is sent again": async (scene) => {
    for (const body of await replayed(scene, UPLOAD, () => formOf("a photo")))
      checkMultipart(body, "a photo");
  },
  "a form under a JSON type of the instance is a form": async ({ simulator, attach }) => {
    const api = attach({}, { headers: { "Content-Type": "application/json" } });
    await api.post(UPLOAD, undefined, { wechat: { body: () => formOf("a photo") } });
    checkMultipart(String((await simulator.calls())[0]?.body), "a photo");
  },
  "a Blob is sent again": async (scene) => {
    const blob = new Blob(["a photo"], { type: "image/png" });
    equal(await replayed(scene, UPLOAD, () => blob), ["a photo", "a photo"]);
  },
  "bytes are sent again": async (scene) => {
    const headers = { "Content-Type": "application/octet-stream" };
    const bytes = new TextEncoder().encode("a photo");
    equal(await replayed(scene, UPLOAD, () => bytes, { headers }), ["a photo", "a photo"]);
  },
};
