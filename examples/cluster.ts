// Several workers without a shared store. Each worker gets the same token from stable_token.
// The cluster mode of PM2 (`pm2 start app.js -i 3`) uses node:cluster, so you only need the worker part.
import cluster from "node:cluster";
import axios from "axios";
import { attachWechat } from "axios-wechat";

const WORKERS = 3;

if (cluster.isPrimary) {
  for (let n = 0; n < WORKERS; n += 1) cluster.fork();
  cluster.on("exit", (worker, code) => {
    if (code !== 0) console.error(`worker ${worker.id} ended with ${code}`);
  });
} else {
  const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
  // appid and secret use stable_token. clientCredentialProvider needs a `store`, see redis-fleet.ts.
  attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });

  const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
  console.log(`worker ${cluster.worker?.id}: WeChat returned ${data.ip_list.length} IP addresses`);
  cluster.worker?.disconnect();
}
