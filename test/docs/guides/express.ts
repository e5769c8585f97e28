import { expect } from "vitest";
import { ATTACHED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";

const USERS = "/cgi-bin/user/get";
const SERVED =
  'import { once } from "node:events"; import type { AddressInfo } from "node:net"; async function serve() { const server = app.listen(0, "127.0.0.1"); await once(server, "listening"); return { server, url: "http://127.0.0.1:" + (server.address() as AddressInfo).port }; }';

export const express: Readonly<Record<string, Scenario>> = {
  "express-app": {
    prelude: SERVED,
    epilogue:
      'const { server, url } = await serve(); for (const openid of ["o1", "o2"]) { const response = await fetch(url + "/messages/" + openid, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ content: "hi" }) }); console.log(response.status, await response.text()); } server.close();',
    arrange: (simulator) => simulator.fail("/cgi-bin/message/custom/send", 45015, { times: 1 }),
    check({ output, simulator }) {
      expect(output).toMatch(/^POST \S+ failed: 45015 .*\n409 {"error":"ERR_WECHAT_USER"}\n202 \n$/);
      expect(simulator.calls.at(-1)?.body).toMatchObject({ touser: "o2", text: { content: "hi" } });
    },
  },

  "express-accounts": {
    prelude: `${SERVED} const database = { secretOf: (_appid: string) => process.env.WECHAT_SECRET ?? "", appidOf: async (tenant: string) => (tenant === "my-shop" ? process.env.WECHAT_APPID : undefined) };`,
    epilogue:
      'const { server, url } = await serve(); for (const tenant of ["my-shop", "other-shop"]) { const response = await fetch(url + "/" + tenant + "/followers"); console.log(response.status, await response.text()); } server.close();',
    arrange: (simulator) => simulator.reply(USERS, { total: 3 }),
    check({ output, simulator }) {
      expect(output).toBe('200 {"total":3}\n404 {"error":"unknown tenant"}\n');
      expect(simulator.calls).toMatchObject([{ path: USERS, errcode: 0 }]);
    },
  },

  "express-abort": {
    prelude: `${ATTACHED.replaceAll("api =", "wechat =").replaceAll("(api,", "(wechat,")} import express, { type ErrorRequestHandler } from "express"; ${SERVED} const app = express();`,
    epilogue:
      'const failed = new Promise<string>((resolve) => { const handle: ErrorRequestHandler = (error, _request, _response, _next) => resolve(error.code); app.use(handle); }); const { server, url } = await serve(); const client = new AbortController(); const asked = fetch(url + "/followers", { signal: client.signal }).catch((error) => console.log(error.name)); await once(server, "request"); client.abort(); await asked; console.log(await failed); server.close();',
    // A response that never comes.
    arrange: (simulator) => simulator.reply(USERS, () => new Promise(() => {})),
    check: ({ output }) => expect(output).toBe("AbortError\nERR_CANCELED\n"),
  },
};
