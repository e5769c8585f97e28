import { expect } from "vitest";
import { ACCOUNT, ACCOUNT_OF_APP, ATTACHED, CREATED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";

const TEMPLATE = "/cgi-bin/message/template/send";
const INFO = "/cgi-bin/user/info";

export const quotas: Readonly<Record<string, Scenario>> = {
  "quota-handle": {
    prelude: `${ATTACHED} const queue = { add: async (_message: object, { at }: { at: Date }) => console.log(at.getUTCHours()) };`,
    epilogue: "await notify({});",
    arrange: (simulator) => simulator.fail(TEMPLATE, 45009),
    // Midnight in China.
    check: ({ output }) => expect(output).toBe("16\n45009: day\n"),
  },

  "quota-pause": {
    prelude: `${CREATED} ${ACCOUNT}`,
    epilogue: `for (let n = 0; n < 3; n += 1) await api.post("${TEMPLATE}", {}).catch((error) => console.log(error.attempts));`,
    arrange: (simulator) => simulator.fail(TEMPLATE, 45009),
    check: ({ output }) => expect(output).toMatch(/^\S+ exhausted \S+T16:00:00.000Z\n4\n0\n0\n$/),
  },

  "quota-retries": {
    prelude: `${CREATED} ${ACCOUNT} const openid = "o1";`,
    epilogue: `await api.post("${TEMPLATE}", {}).catch((error) => console.log(error.errcode, error.attempts));`,
    arrange(simulator) {
      simulator.fail(INFO, 45011, { times: 1 });
      simulator.fail(TEMPLATE, 45009);
    },
    check({ output, simulator }) {
      expect(output).toBe("45009 1\n");
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([45011, 0, 45009]);
    },
  },

  "quota-clear": {
    prelude: `${ATTACHED} ${ACCOUNT_OF_APP} await api.post("${TEMPLATE}", {}); await api.post("${TEMPLATE}", {}).catch((error) => console.log(error.errcode));`,
    epilogue: `await api.post("${TEMPLATE}", {}); console.log("sent");`,
    arrange: (simulator) => simulator.limit(TEMPLATE, { perDay: 1 }),
    check({ output, simulator }) {
      expect(output).toMatch(/^45009\n\d of 1 used\nsent\n$/);
      const resets = simulator.calls.filter(({ path }) => path.includes("clear"));
      expect(resets).toMatchObject([{ errcode: 0 }, { errcode: 0 }]);
    },
  },
};
