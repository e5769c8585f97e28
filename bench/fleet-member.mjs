// One of several processes. It has its own client and makes calls on request.
import { Agent } from "node:http";
import { createClient } from "./clients/index.mjs";
import { crowd } from "./concurrent-calls.mjs";
import { serveOrders } from "./orders.mjs";

const { id, url, ...settings } = JSON.parse(process.argv[2]);
const http = { baseURL: url, proxy: false, httpAgent: new Agent({ keepAlive: true, maxSockets: 64 }) };
const client = await createClient(id, { ...settings, http });

serveOrders({
  ready: () => true,
  async call({ calls }) {
    const { failures, unsettled } = await crowd(calls, (at) => client.userInfo(`openid-${at}`));
    return failures + unsettled;
  },
});
