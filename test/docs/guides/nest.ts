import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";
import { codeOf } from "./code-of.ts";

const SEND = "/cgi-bin/message/custom/send";
const NEST = 'import "reflect-metadata"; import { NestFactory } from "@nestjs/core";';

export const nest: Readonly<Record<string, Scenario>> = {
  "nest-module": {
    // Nest gives its modules random names.
    needsRandom: true,
    prelude: NEST,
    epilogue:
      'const app = await NestFactory.createApplicationContext(WechatModule, { logger: false }); await app.get(WechatService).greet("o1"); const { axiosRef } = app.get(HttpService); console.log(attachmentOf(axiosRef) !== undefined); await app.close(); console.log(attachmentOf(axiosRef) === undefined); import { attachmentOf } from "axios-wechat";',
    check({ output, simulator }) {
      expect(output).toBe("true\ntrue\n");
      expect(simulator.calls).toMatchObject([{ path: SEND, errcode: 0 }]);
    },
  },

  "nest-filter": {
    needsRandom: true,
    prelude: `${NEST} import axios from "axios"; import { APP_FILTER } from "@nestjs/core"; import { Controller, Get, Module } from "@nestjs/common"; import { attachWechat } from "axios-wechat"; const api = axios.create({ baseURL: "https://api.weixin.qq.com" }); attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });`,
    epilogue: `@Controller() class Messages { @Get() async send() { await api.post("${SEND}", {}); } } @Module({ controllers: [Messages], providers: [{ provide: APP_FILTER, useClass: WechatExceptionFilter }] }) class App {} const app = await NestFactory.create(App, { logger: false }); await app.listen(0, "127.0.0.1"); for (let n = 0; n < 2; n += 1) { const response = await fetch(await app.getUrl()); console.log(response.status, await response.text()); } await app.close();`,
    arrange(simulator) {
      simulator.fail(SEND, 45015, { times: 1 });
      simulator.fail(SEND, 48001);
    },
    check: ({ output }) =>
      expect(output).toBe('409 {"error":"ERR_WECHAT_USER"}\n502 {"error":"ERR_WECHAT_PERMISSION"}\n'),
  },

  "nest-test": {
    // What Jest has as globals has the same names and meanings in vitest.
    prelude:
      'import "reflect-metadata"; import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";',
    runner: "vitest",
    tests: 2,
    files: { "wechat.module.ts": codeOf("docs/nestjs.md", "nest-module") },
  },
};
