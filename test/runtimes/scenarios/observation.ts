import axios from "axios";
import { attachmentOf, attachWechat, type CallEvent, callInfo, UserError } from "axios-wechat";
import { lookupEndpoint } from "axios-wechat/endpoints";
import { Errcode, lookupErrcode } from "axios-wechat/errcodes";
import { equal, ok, rejectionOf } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { SEND, USER } from "../scene/scene.ts";

/** Events, call info, and the two tables. */
export const observation: Group = {
  "callInfo says what a call took": async ({ simulator, attach }) => {
    await simulator.fail(USER, -1, { times: 2 });
    const api = attach();
    const plain = await api.get(SEND).then(callInfo);
    equal([plain?.attempts, plain?.renewed], [1, false]);
    const info = callInfo(await api.get(USER));
    equal([info?.attempts, info?.retries.map(({ reason }) => reason)], [3, ["-1", "-1"]]);
    ok((info?.durationMs ?? -1) >= 0, "it has a duration");
  },
  "onCall, onRetry and onRefresh tell of a call": async ({ simulator, attach }) => {
    const events: unknown[] = [];
    await simulator.fail(USER, -1, { times: 1 });
    const api = attach({
      onCall: ({ path, outcome, attempts }: CallEvent) => events.push(["call", path, outcome, attempts]),
      onRetry: ({ errcode, attempt }) => events.push(["retry", errcode, attempt]),
      onRefresh: ({ reason, outcome }) => events.push(["refresh", reason, outcome]),
    });
    await api.get(USER);
    equal(events, [
      ["refresh", "missing", "fetched"],
      ["retry", -1, 1],
      ["call", USER, "ok", 2],
    ]);
  },
  "debug lines hold no secret": async ({ attach, account }) => {
    const lines: string[] = [];
    await attach({ debug: (line) => lines.push(line) }).get(USER);
    ok(
      lines.some((line) => line.includes(USER)),
      "a line names the path",
    );
    ok(!lines.join().includes(account.secret), "no line has the secret");
  },
  "messages can be Chinese": async ({ simulator, attach }) => {
    await simulator.fail(SEND, 45015);
    const error = await rejectionOf(attach({ lang: "zh" }).post(SEND, {}), UserError);
    ok(/[一-鿿]/.test(error.message), `the message is ${error.message}`);
    ok(error.hint?.zh && error.hint.en, "the hint has both languages");
  },
  "interceptors see a call once": async ({ simulator, attach }) => {
    const seen: string[] = [];
    const api = attach();
    api.interceptors.request.use((config) => {
      seen.push("request");
      return config;
    });
    api.interceptors.response.use((response) => {
      seen.push("response");
      return response.data;
    });
    await simulator.fail(USER, -1, { times: 2 });
    equal(await api.get(USER).then((data) => Reflect.get(data, "errcode")), 0);
    equal(seen, ["request", "response"]);
  },
  "/errcodes looks a code up": {
    withoutAdapter: true,
    async run() {
      equal(lookupErrcode(40003)?.name, "INVALID_OPENID");
      equal([Errcode.INVALID_OPENID, lookupErrcode(40001, "wecom")?.name], [40003, "WECOM_INVALID_SECRET"]);
    },
  },
  "/endpoints looks a path up": {
    withoutAdapter: true,
    async run() {
      const endpoint = lookupEndpoint("POST", SEND);
      equal(
        [endpoint?.product.includes("mp"), endpoint?.repeat, endpoint?.token],
        [true, "unsafe", "access_token"],
      );
      equal(lookupEndpoint("GET", "/no/such/path"), undefined);
    },
  },
};

/** What works inside one process: the simulator's handlers, and an end of an attachment. */
export const inProcess: Group = {
  "the simulator's handlers answer through msw": {
    alone: true,
    async run({ account, adapter }) {
      const { createWechatSimulator } = await import("axios-wechat/testing");
      // By a name that the bundler does not follow: msw must be the installed one, which the simulator loads too.
      const { createRequire } = process.getBuiltinModule("node:module");
      const { setupServer } = createRequire(import.meta.url)("msw/node");
      const simulator = createWechatSimulator(account);
      const server = setupServer(...simulator.handlers);
      server.listen({ onUnhandledRequest: "bypass" });
      try {
        const baseURL = "https://api.weixin.qq.com";
        const api = axios.create({ baseURL, proxy: false, ...(adapter && { adapter }) });
        attachWechat(api, account);
        equal((await api.get(USER)).data.errcode, 0);
        simulator.revokeToken();
        equal((await api.get(USER)).data.errcode, 0);
        simulator.fail(USER, 45015);
        await rejectionOf(api.get(USER), UserError);
        equal(
          simulator.calls.map(({ errcode }) => errcode),
          [0, 40001, 0, 45015],
        );
      } finally {
        server.close();
      }
    },
  },
  "detach leaves no trace": async ({ simulator, attach }) => {
    const api = attach();
    await simulator.fail(USER, 45015);
    await rejectionOf(api.get(USER), UserError);
    attachmentOf(api)?.detach();
    const { data } = await api.get(USER);
    equal([data.errcode, attachmentOf(api)], [45015, undefined]);
  },
};
