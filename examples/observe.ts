// Exports renewals, retries and failures as OpenTelemetry metrics. The events contain no secrets.
import { metrics } from "@opentelemetry/api";
import * as sdk from "@opentelemetry/sdk-metrics";
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";

// Replace this with the exporter of your program.
const reader = new sdk.PeriodicExportingMetricReader({ exporter: new sdk.ConsoleMetricExporter() });
const meterProvider = new sdk.MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(meterProvider);

const meter = metrics.getMeter("my-app");
const renewals = meter.createHistogram("wechat.token.renewal", { unit: "s" });
const retries = meter.createCounter("wechat.retries");
const failures = meter.createCounter("wechat.failures");

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL } = process.env;
const api = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  appid,
  secret,
  // Alert on the outcomes "failed" and "store-failed", and on repeated reasons "rejected": then another
  // program probably fetches tokens for the same account.
  onRefresh: ({ key, reason, outcome, durationMs }) =>
    renewals.record(durationMs / 1000, { key, reason, outcome }),
  onRetry: ({ errcode, code, method, path }) => retries.add(1, { reason: errcode ?? code, method, path }),
});
// Runs once per call, not once per retry.
api.interceptors.response.use(undefined, (error) => {
  if (isWechatApiError(error)) failures.add(1, { errcode: error.errcode, path: error.path });
  throw error;
});

const openids = process.argv.slice(2);
const greet = (touser: string) => api.post("/cgi-bin/message/custom/send", { touser, msgtype: "text" });
const outcomes = await Promise.allSettled(openids.map(greet));
console.log(`${outcomes.filter(({ status }) => status === "fulfilled").length} of ${openids.length} sent`);
await meterProvider.shutdown(); // exports the remaining data
