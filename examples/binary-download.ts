// Saves a mini program's QR code as it arrives. What WeChat sends in place of a picture is thrown, not saved.
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
  // The answer may be JSON with an errcode, under status 200. That is thrown here, before there is a file.
  const code = { scene: "id=1", page };
  const { data } = await api.post<Readable>("/wxa/getwxacodeunlimit", code, { responseType: "stream" });

  // A connection may still break halfway, so the file gets its name when it is whole.
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
