// A picture to WeChat as multipart/form-data, sent again by itself when the token turns out to be dead.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env;
const [photo = "photo.jpg"] = process.argv.slice(2);

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid, secret });

// The platform's own FormData with a File in it can be read twice, and has a known length: WeChat answers 412
// to a body without a Content-Length. For files too large for the memory see `body` in per-request.ts.
const form = new FormData();
form.append("media", new File([await readFile(photo)], basename(photo), { type: "image/jpeg" }));

try {
  const { data } = await api.post<{ media_id: string }>("/cgi-bin/media/upload", form, {
    params: { type: "image" }, // good for three days; /cgi-bin/material/add_material keeps it for ever
  });
  console.log(`media_id ${data.media_id}`);
} catch (error) {
  if (!isWechatApiError(error, "INVALID_FILE_TYPE", "INVALID_IMAGE_SIZE")) throw error;
  console.error(`WeChat does not take ${photo}: ${error.errcode} ${error.errmsg}`);
  process.exitCode = 1;
}
