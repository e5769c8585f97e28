import axios from "axios";
import { attachWechat } from "axios-wechat";
import { openTelemetry } from "axios-wechat/opentelemetry";
import { redisStore } from "axios-wechat/redis";
import { apiSecurity } from "axios-wechat/security";
import { createWechatSimulator } from "axios-wechat/testing";

/** The part of a node-redis client that one process needs. */
const values = new Map();
const redis = {
  get: async (key) => values.get(key) ?? null,
  eval: async (_script, { keys: [key], arguments: [value] }) => values.set(key, value) && 1,
};
const recorded = [];
const instrument = (name) => ({ record: () => recorded.push(name), add: () => recorded.push(name) });
const meterProvider = { getMeter: () => ({ createHistogram: instrument, createCounter: instrument }) };

async function main() {
  const simulator = createWechatSimulator({ security: true });
  const { url, close } = await simulator.listen();
  const { options } = simulator.security;
  const api = axios.create({ baseURL: url });
  attachWechat(api, {
    appid: options.appid,
    secret: "appsecret",
    store: redisStore(redis),
    security: apiSecurity(options),
    ...openTelemetry({ meterProvider }),
  });
  const { data } = await api.post("/wxa/getuserriskrank", { openid: "o1", scene: 0 });
  await close();
  const stored = [...values.keys()].some((key) => key.endsWith(options.appid));
  console.log(
    JSON.stringify({ errcode: data.errcode, handlers: simulator.handlers.length, stored, recorded }),
  );
}
main();
