import { expect } from "vitest";
import { ACCOUNT_OF_APP, CREATED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";

const USERS = "/cgi-bin/user/get";
const ATTACHABLE = `${CREATED} ${ACCOUNT_OF_APP}`;
const BARE = ATTACHABLE.replace('import { attachWechat } from "axios-wechat"; ', "");

/** Ten calls at once, and WeChat rejects the token of each. */
const TEN_REJECTED = {
  epilogue: `await api.get("/cgi-bin/get_api_domain_ip"); const ten = Array.from({ length: 10 }, () => api.get("${USERS}")); const results = await Promise.allSettled(ten); console.log(results.filter(({ status }) => status === "fulfilled").length, "of 10");`,
  arrange: (simulator) => simulator.fail(USERS, 42001, { times: 10 }),
} satisfies Scenario;

/** One renewal for all of them: WeChat returns the same token at first, and another when it is forced. */
const AFTER: Scenario = {
  ...TEN_REJECTED,
  prelude: ATTACHABLE,
  check({ output, simulator }) {
    expect(output).toBe("10 of 10\n");
    expect(simulator.tokenCalls.filter(({ errcode }) => errcode === 0)).toHaveLength(3);
  },
};

/** What node-easywechat has of this. */
const EASYWECHAT =
  "const http = { instance: undefined as AxiosInstance | undefined, setInstance(instance: AxiosInstance) { this.instance = instance; } }; const app = { getHttpClient: () => http, query: async (): Promise<object> => ({}), setAccessToken({ toQuery }: { getToken(): Promise<string>; toQuery(): Promise<object> }) { this.query = toQuery; } };";

export const migration: Readonly<Record<string, Scenario>> = {
  "migrate-attach-easywechat": {
    prelude: `${ATTACHABLE} import type { AxiosInstance } from "axios"; import { createTokenManager, stableTokenProvider } from "axios-wechat"; const tokens = createTokenManager({ provider: stableTokenProvider(account) }); attachWechat(api, { tokens }); ${EASYWECHAT}`,
    epilogue: `const { data } = await http.instance?.get("${USERS}", { params: await app.query() }) ?? {}; console.log(data?.errcode);`,
    arrange: (simulator) => simulator.fail(USERS, 42001, { times: 1 }),
    check({ output, simulator }) {
      expect(output).toBe("0\n");
      expect(simulator.tokenCalls.length).toBeGreaterThan(1);
    },
  },

  "migrate-interceptors-before": {
    ...TEN_REJECTED,
    prelude: BARE,
    check({ output, simulator }) {
      expect(output).toBe("10 of 10\n");
      // Each call fetches a token of its own.
      expect(simulator.tokenCalls.length).toBeGreaterThan(10);
    },
  },
  "migrate-interceptors-after": AFTER,

  "migrate-auth-refresh-before": {
    ...TEN_REJECTED,
    prelude: BARE,
    check: ({ output }) => expect(output).toBe("1 of 10\n"),
  },
  "migrate-auth-refresh-after": AFTER,
};
