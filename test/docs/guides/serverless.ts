import { expect } from "vitest";
import { ACCOUNT, CREATED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";

const USERS = "/cgi-bin/user/get";
const IMPORTS = 'import axios from "axios"; import { attachWechat } from "axios-wechat";';

export const serverless: Readonly<Record<string, Scenario>> = {
  "serverless-handler": {
    epilogue:
      'for (const openid of ["o1", "o2"]) console.log(JSON.stringify(await main_handler({ openid })));',
    check({ output, simulator }) {
      expect(output).toBe('{"sent":true}\n{"sent":true}\n');
      expect(simulator.tokenCalls).toHaveLength(1);
    },
  },

  "serverless-limits": {
    prelude: `${IMPORTS} ${ACCOUNT}`,
    epilogue: `await api.get("${USERS}").catch((error) => console.log(error.attempts, api.defaults.timeout));`,
    arrange: (simulator) => simulator.fail(USERS, -1),
    check: ({ output }) => expect(output).toBe("2 1000\n"),
  },

  "serverless-warm": {
    prelude: `${CREATED} ${ACCOUNT}`,
    check: ({ simulator }) => expect([simulator.tokenCalls.length, simulator.calls.length]).toEqual([1, 0]),
  },

  "cloud-open-service": {
    prelude: `${IMPORTS} const openid = "o1", content = "hi";`,
    arrange: (simulator) => simulator.reply("/wxa/msg_sec_check", { errcode: 0 }, { token: false }),
    check({ simulator }) {
      expect(simulator.tokenCalls).toEqual([]);
      expect(simulator.calls).toMatchObject([{ path: "/wxa/msg_sec_check", errcode: 0, query: {} }]);
    },
  },

  "cloud-token-file": {
    prelude: `${CREATED} process.env.CLOUDBASE_TOKEN_FILE = "cloudbase-token";`,
    files: { "cloudbase-token": "cloud_token_of_the_file\n" },
    epilogue: `await api.get("${USERS}"); await api.get("${USERS}", { wechat: { token: "token_of_one_request", param: "cloudbase_access_token" } });`,
    arrange: (simulator) => simulator.reply(USERS, { errcode: 0 }, { token: false }),
    check({ simulator }) {
      expect(simulator.tokenCalls).toEqual([]);
      expect(simulator.calls.map(({ query }) => query)).toEqual([
        { cloudbase_access_token: "cloud_token_of_the_file" },
        { cloudbase_access_token: "token_of_one_request" },
      ]);
    },
  },
};
