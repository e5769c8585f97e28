import { callWechat } from "./real.ts";
import { createReport } from "./report.ts";
import { runSimulated } from "./simulated.ts";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env;
const report = createReport((line) => console.log(line));

if (appid && secret) {
  await callWechat({ appid, secret }, report);
} else if (appid || secret) {
  report.verdict(
    false,
    "Set both WECHAT_APPID and WECHAT_SECRET, or neither. 两个变量须同时设置，或都不设置。",
  );
} else {
  await runSimulated(report);
}
process.exitCode = report.finish();
