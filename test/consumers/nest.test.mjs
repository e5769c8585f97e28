import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { HttpService } from "@nestjs/axios";
import { NestFactory } from "@nestjs/core";
import { attachmentOf } from "axios-wechat";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkUsersApi } from "./users-api.mjs";
import { startWechat } from "./wechat.mjs";

let wechat;
let AppModule;
beforeAll(async () => {
  const at = (path) => fileURLToPath(new URL(path, import.meta.url));
  await promisify(execFile)(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", at("nest")]);
  wechat = await startWechat();
  for (const [name, value] of Object.entries(wechat.env)) vi.stubEnv(name, value);
  ({ AppModule } = await import("./nest/dist/app.module.js"));
});
afterAll(() => wechat.close());

test("NestJS: a provider attaches to httpService.axiosRef, and detaches when its module is destroyed", async () => {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, "127.0.0.1");
  const { axiosRef } = app.get(HttpService);
  expect(attachmentOf(axiosRef)).toBeDefined();

  await checkUsersApi(wechat, await app.getUrl());

  await app.close();
  expect(attachmentOf(axiosRef)).toBeUndefined();
});
