import type { AxiosRequestConfig } from "axios";
import { isWechatApiError, RateLimitError, UserError } from "axios-wechat";
import { bytesOf, PNG, PNG_BASE64 } from "../scene/bytes.ts";
import { equal, ok, rejectionOf } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { DOWNLOAD, type Scene, SEND, USER } from "../scene/scene.ts";

const typedErrorAs = (responseType: AxiosRequestConfig["responseType"]) => async (scene: Scene) => {
  const api = scene.attach();
  await scene.simulator.fail(USER, 45015);
  const config = responseType ? { responseType } : {};
  const error = await rejectionOf(api.get(USER, config), UserError);
  equal([error.errcode, error.code, error.attempts], [45015, "ERR_WECHAT_USER", 1]);
  ok(isWechatApiError(error, "REPLY_WINDOW_EXPIRED"), "the catalog's row is on the error");
  ok(error.rid, "the rid is on the error");
  ok(error.message.includes(USER), "the message names the path");
  equal((await scene.simulator.calls()).length, 1, "the number of calls");
};

/** Success, and the typed error in each form of a body. */
export const answers: Group = {
  "a success is handed over as it came": async ({ simulator, attach }) => {
    await simulator.reply(USER, { body: { errcode: 0, nickname: "李雷", id: 7 } });
    const { data, status, config } = await attach().get(USER, { params: { openid: "o1" } });
    equal(data, { errcode: 0, nickname: "李雷", id: 7 });
    equal([status, config.params], [200, { openid: "o1" }]);
  },
  "a picture arrives byte for byte": async ({ simulator, attach }) => {
    await simulator.reply(DOWNLOAD, { base64: PNG_BASE64 });
    const { data } = await attach().get(DOWNLOAD, { responseType: "arraybuffer" });
    equal([...(await bytesOf(data))], [...PNG]);
  },
  "an errcode is a typed error": typedErrorAs(undefined),
  "an errcode is a typed error, as json": typedErrorAs("json"),
  "an errcode is a typed error, as text": typedErrorAs("text"),
  "an errcode is a typed error, as arraybuffer": typedErrorAs("arraybuffer"),
  "an errcode is a typed error, as blob": typedErrorAs("blob"),
  "an errcode is a typed error, as stream": typedErrorAs("stream"),
  "an errcode is a typed error, as document": typedErrorAs("document"),
  "an errcode behind a bad HTTP status is an errcode": async ({ simulator, attach }) => {
    await simulator.fail(SEND, 45047, { status: 500 });
    const error = await rejectionOf(attach().post(SEND, {}), RateLimitError);
    equal([error.errcode, error.status], [45047, 500]);
  },
  "raw control characters hide no errcode": async ({ simulator, attach }) => {
    await simulator.reply(USER, { body: '{"errcode":45015,"errmsg":"a\u0001b"}' });
    equal((await rejectionOf(attach().get(USER), UserError)).errcode, 45015);
  },
  "a file is a file, whatever its bytes say": async ({ simulator, attach }) => {
    const headers = { "content-disposition": 'attachment; filename="x.json"' };
    await simulator.reply(DOWNLOAD, { headers, body: '{"errcode":45015}' });
    const { data } = await attach().get(DOWNLOAD, { responseType: "arraybuffer" });
    equal(new TextDecoder().decode(await bytesOf(data)), '{"errcode":45015}');
  },
  "an accepted errcode is an ordinary response": async ({ simulator, attach }) => {
    await simulator.fail(USER, 45015);
    const api = attach();
    const { data } = await api.get(USER, { wechat: { accept: [45015] } });
    equal(data.errcode, 45015);
    await rejectionOf(api.get(USER, { wechat: { accept: [40003] } }), UserError);
  },
};
