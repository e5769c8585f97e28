// Exports calls, retries and renewals as OpenTelemetry metrics. They contain no secrets.
import { metrics } from "@opentelemetry/api";
import * as sdk from "@opentelemetry/sdk-metrics";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import { openTelemetry } from "axios-wechat/opentelemetry";

// Replace this with the exporter of your program.
const reader = new sdk.PeriodicExportingMetricReader({ exporter: new sdk.ConsoleMetricExporter() });
const meterProvider = new sdk.MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(meterProvider);

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL } = process.env;
const api = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
// Alert on renewals with the outcomes "failed" and "store-failed", and on repeated reasons "rejected": then
// another program probably fetches tokens for the same account.
attachWechat(api, { appid, secret, ...openTelemetry() });

const openids = process.argv.slice(2);
const greet = (touser: string) => api.post("/cgi-bin/message/custom/send", { touser, msgtype: "text" });
const outcomes = await Promise.allSettled(openids.map(greet));
console.log(`${outcomes.filter(({ status }) => status === "fulfilled").length} of ${openids.length} sent`);
await meterProvider.shutdown(); // exports the remaining data
