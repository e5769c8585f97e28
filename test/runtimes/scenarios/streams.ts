import { AccessTokenError, UserError } from "axios-wechat";
import { bytesOf, firstOf, PNG, PNG_BASE64, streamOf, textOf } from "../scene/bytes.ts";
import { equal, ok, rejectionOf, until } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { DOWNLOAD, type Scene, UPLOAD } from "../scene/scene.ts";

const STREAM = { responseType: "stream" } as const;
const DEAD_TOKEN = { body: { errcode: 42001, errmsg: "access_token expired" } };

/** WeChat's gateway takes no body without a length, and a stream may have none: so a host that takes it. */
async function uploads(scene: Scene) {
  const host = await scene.host(DEAD_TOKEN, {});
  const provider = scene.ownTokens();
  return { host, provider, api: scene.attach({ provider }, { baseURL: host.url }) };
}

/** Streams, up and down. */
export const streams: Group = {
  "an upload stream is not sent twice, and the next call has a new token": async (scene) => {
    const { host, provider, api } = await uploads(scene);
    const error = await rejectionOf(api.post(UPLOAD, streamOf("a photo", scene.adapter)), AccessTokenError);
    equal([error.replayable, error.attempts], [false, 1]);
    equal(
      (await host.arrived()).map(({ body }) => body),
      ["a photo"],
    );
    await until(() => provider.made.length === 2, "a second token");
    await api.post(UPLOAD, streamOf("another", scene.adapter));
    ok(
      (await host.arrived())[1]?.url.includes(encodeURIComponent(provider.made[1] ?? "")),
      "it has the new token",
    );
  },
  "wechat.body makes an upload stream repeatable": async (scene) => {
    const { host, api } = await uploads(scene);
    const body = () => streamOf("a photo", scene.adapter);
    equal((await api.post(UPLOAD, undefined, { wechat: { body } })).data.errcode, 0);
    equal(
      (await host.arrived()).map((request) => request.body),
      ["a photo", "a photo"],
    );
  },
  "a download stream gives each byte": async ({ simulator, attach }) => {
    await simulator.reply(DOWNLOAD, { base64: PNG_BASE64 });
    const { data } = await attach().get(DOWNLOAD, STREAM);
    equal([...(await bytesOf(data))], [...PNG]);
  },
  "a stream that begins like an errcode gives each byte": async ({ simulator, attach }) => {
    const text = `{"errcode":0,"list":[${"1,".repeat(40_000)}1]}`;
    await simulator.reply(DOWNLOAD, { body: text });
    const { data } = await attach().get(DOWNLOAD, STREAM);
    equal(await textOf(data), text);
  },
  "a slow stream is handed over with its first bytes": async (scene) => {
    const chunks = ["PNG", ...Array.from({ length: 200 }, () => ".")];
    const host = await scene.host({ chunks, everyMs: 50, endless: true });
    const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: host.url });
    const { data } = await api.get(DOWNLOAD, STREAM);
    ok((await firstOf(data)).startsWith("PNG"), "its first bytes");
  },
  "a stream that stays silent is handed over": async (scene) => {
    const host = await scene.host({ chunks: [], endless: true });
    const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: host.url });
    const controller = new AbortController();
    const { status } = await api.get(DOWNLOAD, { ...STREAM, signal: controller.signal });
    equal(status, 200);
    controller.abort();
  },
  "an errcode in a stream of several pieces is found": async (scene) => {
    const host = await scene.host({ chunks: [' {"errcode":45', '015,"errmsg":"x"}'], everyMs: 5 });
    const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: host.url });
    equal((await rejectionOf(api.get(DOWNLOAD, STREAM), UserError)).errcode, 45015);
  },
};
