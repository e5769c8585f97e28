// Uploads an image as multipart/form-data. The plugin resends the form when WeChat rejects the token.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env;
const [photo = "photo.jpg"] = process.argv.slice(2);

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid, secret });

// The native FormData with a File can be sent twice and has a known length. WeChat requires a Content-Length
// and otherwise responds with 412. For files that do not fit into memory, see `body` in per-request.ts.
const form = new FormData();
form.append("media", new File([await readFile(photo)], basename(photo), { type: "image/jpeg" }));

try {
  const { data } = await api.post<{ media_id: string }>("/cgi-bin/media/upload", form, {
    params: { type: "image" }, // expires after three days; for permanent material use add_material
  });
  console.log(`media_id ${data.media_id}`);
} catch (error) {
  if (!isWechatApiError(error, "INVALID_FILE_TYPE", "INVALID_IMAGE_SIZE")) throw error;
  console.error(`WeChat rejected ${photo}: ${error.errcode} ${error.errmsg}`);
  process.exitCode = 1;
}
