import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";
import { codeOf } from "./code-of.ts";

/** Next.js has this package built in. */
const SERVER_ONLY = {
  "node_modules/server-only/package.json": '{ "name": "server-only", "main": "index.js" }',
  "node_modules/server-only/index.js": "",
};
const LIB = { ...SERVER_ONLY, "lib/wechat.ts": codeOf("docs/nextjs.md", "next-lib") };

export const next: Readonly<Record<string, Scenario>> = {
  "next-lib": {
    files: SERVER_ONLY,
    epilogue: 'console.log((await wechat.get("/cgi-bin/user/get")).data.errcode);',
    check: ({ output }) => expect(output).toBe("0\n"),
  },

  "next-route": {
    files: LIB,
    epilogue:
      'for (const openid of ["o1", "o2"]) { const request = new Request("https://example.com/", { method: "POST", body: JSON.stringify({ content: "hi" }) }); const response = await POST(request, { params: Promise.resolve({ openid }) }); console.log(response.status, await response.text()); }',
    arrange: (simulator) => simulator.fail("/cgi-bin/message/custom/send", 45015, { times: 1 }),
    check({ output, simulator }) {
      expect(output).toMatch(/^POST \S+ failed: 45015 .*\n409 {"error":"ERR_WECHAT_USER"}\n202 \n$/);
      expect(simulator.calls.at(-1)?.body).toMatchObject({ touser: "o2", text: { content: "hi" } });
    },
  },

  "next-action": {
    files: { ...LIB, "lib/session.ts": 'export const openidOfSession = async () => "openid-1";' },
    epilogue:
      'const form = new FormData(); form.set("subject", "Lunch"); console.log(await notify("", form)); console.log(await notify("", form));',
    arrange: (simulator) => simulator.fail("/cgi-bin/message/subscribe/send", 43101, { times: 1 }),
    check({ output, simulator }) {
      expect(output).toBe("not subscribed\nsent\n");
      expect(simulator.calls.at(-1)?.body).toMatchObject({
        touser: "openid-1",
        data: { thing1: { value: "Lunch" } },
      });
    },
  },

  "next-global": {
    files: { ...SERVER_ONLY, "lib/wechat-global.ts": codeOf("docs/nextjs.md", "next-global") },
    // The same code once more, as after an edit.
    epilogue:
      'const attachment = attachmentOf(wechat); await wechat.get("/cgi-bin/user/get"); const again = await import("./lib/wechat-global.ts"); console.log(again.wechat === wechat, attachment !== undefined && attachmentOf(again.wechat) === attachment);',
    check: ({ output }) => expect(output).toBe("true true\n"),
  },
};
