// Several workers of node:cluster, or of PM2's cluster mode (`pm2 start app.js -i 3`), which is node:cluster as well: there the
// worker's half is the whole program. They share nothing, and with stable_token they need not: each asks, and gets the same token.
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
  // With clientCredentialProvider in place of the two, add a `store`: see redis-fleet.ts.
  attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });

  const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
  console.log(`worker ${cluster.worker?.id}: WeChat answered with ${data.ip_list.length} addresses`);
  cluster.worker?.disconnect();
}
