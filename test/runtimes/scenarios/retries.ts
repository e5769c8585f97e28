import { AxiosError } from "axios";
import { callInfo, RateLimitError, SystemBusyError, UserError } from "axios-wechat";
import { equal, rejectionOf } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { type Scene, SEND, USER } from "../scene/scene.ts";

const errcodesOf = async ({ simulator }: Scene) =>
  (await simulator.calls()).map(({ errcode }) => errcode ?? null);

const retriedOnce = (errcode: number) => async (scene: Scene) => {
  await scene.simulator.fail(SEND, errcode, { times: 1 });
  const response = await scene.attach().post(SEND, { touser: "o1" });
  equal(await errcodesOf(scene), [errcode, 0]);
  equal(callInfo(response)?.retries[0]?.reason, String(errcode));
};

/** What is repeated, and what is not. */
export const retries: Group = {
  "-1 is retried": retriedOnce(-1),
  "45009 is retried": retriedOnce(45009),
  "another errcode is not": async (scene) => {
    await scene.simulator.fail(SEND, 45015);
    await rejectionOf(scene.attach().post(SEND, {}), UserError);
    equal(await errcodesOf(scene), [45015]);
  },
  "the last error surfaces, with the number of attempts": async (scene) => {
    await scene.simulator.fail(SEND, -1);
    const error = await rejectionOf(scene.attach().post(SEND, {}), SystemBusyError);
    equal([error.attempts, await errcodesOf(scene)], [4, [-1, -1, -1, -1]]);
  },
  "a 502 to a call that only reads is retried": async (scene) => {
    const host = await scene.host({ status: 502, body: "<html>" }, {});
    const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: host.url });
    equal((await api.get(USER)).data.errcode, 0);
    equal((await host.arrived()).length, 2, "the number of requests");
  },
  "a 502 to a call that sends is not": async (scene) => {
    const host = await scene.host({ status: 502, body: "<html>" }, {});
    const api = scene.attach({ provider: scene.ownTokens() }, { baseURL: host.url });
    const error = await rejectionOf(api.post(SEND, {}), AxiosError);
    equal([error.response?.status, (await host.arrived()).length], [502, 1]);
  },
  "a cut connection of a call that only reads is retried": async (scene) => {
    await scene.simulator.disconnect(USER, { times: 1 });
    equal((await scene.attach().get(USER)).data.errcode, 0);
    equal(await errcodesOf(scene), [null, 0]);
  },
  "a call that sends arrives once, though its connection is cut": async (scene) => {
    await scene.simulator.disconnect(SEND);
    await rejectionOf(scene.attach().post(SEND, {}), AxiosError);
    equal(await errcodesOf(scene), [null]);
  },
  "… also with `Connection: close`": async (scene) => {
    await scene.simulator.disconnect(SEND);
    const headers = { Connection: "close" };
    await rejectionOf(scene.attach({}, { headers }).post(SEND, {}), AxiosError);
    equal(await errcodesOf(scene), [null]);
  },
  "an empty budget lets errors surface at once": async (scene) => {
    await scene.simulator.fail(SEND, -1);
    const api = scene.attach({ retry: { baseDelayMs: 1, maxDelayMs: 2, budget: 4 } });
    const attempts: number[] = [];
    for (let call = 0; call < 3; call += 1)
      attempts.push((await rejectionOf(api.post(SEND, {}), SystemBusyError)).attempts);
    equal(attempts, [4, 2, 1]);
  },
  "a used-up day costs one request from then on": async (scene) => {
    await scene.simulator.fail(SEND, 45009);
    const api = scene.attach();
    await rejectionOf(api.post(SEND, {}), RateLimitError);
    const error = await rejectionOf(api.post(SEND, {}), RateLimitError);
    equal([error.window, error.attempts, error.retryAt instanceof Date], ["day", 1, true]);
  },
  "retry: false is one request": async (scene) => {
    await scene.simulator.fail(SEND, -1);
    await rejectionOf(scene.attach().post(SEND, {}, { wechat: { retry: false } }), SystemBusyError);
    equal(await errcodesOf(scene), [-1]);
  },
};
