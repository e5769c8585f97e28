import axios from "axios";
import { attachmentOf, attachWechat, UserError } from "axios-wechat";
import { equal, rejectionOf } from "./expect.ts";
import type { Group } from "./scenario.ts";
import { USER } from "./scene.ts";

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
