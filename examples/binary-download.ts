// Downloads a mini program code as a stream. An error response is thrown and not saved.
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env;
const [file = "code.png", page = "pages/index/index"] = process.argv.slice(2);

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid, secret });

async function download(): Promise<void> {
  // The response can be JSON with an errcode and status 200. The plugin throws it before the file exists.
  const code = { scene: "id=1", page };
  const { data } = await api.post<Readable>("/wxa/getwxacodeunlimit", code, { responseType: "stream" });

  // The connection can still break, so rename the file only when it is complete.
  const unfinished = `${file}.part`;
  try {
    await pipeline(data, createWriteStream(unfinished));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

try {
  await download();
  console.log(`saved ${file}`);
} catch (error) {
  if (!isWechatApiError(error, "INVALID_PAGE_PATH")) throw error;
  console.error(`${page} is not published yet: ${error.errcode} ${error.errmsg}`);
  process.exitCode = 1;
}
