import { onTestFinished } from "vitest";
import { createWechatSimulator, type WechatSimulator } from "../../src/testing/index.ts";
import { run } from "../cli/run.ts";

const APPID = "wx0123456789abcdef";
const SECRET = "a-secret-for-the-simulator";

/** The results that the page shows for each command. */
const ARRANGE: Readonly<Record<string, (simulator: WechatSimulator) => void>> = {
  doctor: (simulator) => simulator.refuseIp("203.0.113.7"),
  quota(simulator) {
    const used = (daily_limit: number, calls: number) => ({
      daily_limit,
      used: calls,
      remain: daily_limit - calls,
    });
    simulator.reply("/cgi-bin/openapi/quota/get", (request) => {
      const { cgi_path } = request.json() as { cgi_path: string };
      return { errcode: 0, quota: cgi_path === "/cgi-bin/user/get" ? used(500, 460) : used(500_000, 1_204) };
    });
  },
  rid: (simulator) =>
    simulator.reply("/cgi-bin/openapi/rid/get", {
      errcode: 0,
      request: {
        invoke_time: Date.UTC(2026, 10, 27, 1, 13, 27) / 1000,
        cost_in_ms: 30,
        request_url: "access_token=61_a-token",
        request_body: '{"touser":"OPENID","msgtype":"text","text":{"content":"Hello"}}',
        response_body: '{"errcode":45015,"errmsg":"response out of time limit or subscription is canceled"}',
        client_ip: "203.0.113.7",
      },
    }),
  token: () => {},
};

export const ACCOUNT_COMMANDS: readonly string[] = Object.keys(ARRANGE);

/** Runs a command against a simulator. Values that differ from run to run are replaced by those of the page. */
export async function runForAccount(command: string, LANG: string): Promise<string> {
  const simulator = createWechatSimulator({ appid: APPID, secret: SECRET });
  const { url, close } = await simulator.listen();
  onTestFinished(close);
  const words = command.split(" ");
  ARRANGE[words[0] ?? ""]?.(simulator);
  const env = { WECHAT_BASE_URL: url, WECHAT_APPID: APPID, WECHAT_SECRET: SECRET, TZ: "Asia/Shanghai", LANG };
  const { stdout, stderr } = await run(words, env);
  return (stdout + stderr)
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:3000")
    .replaceAll(/([(（])\d+ ms([)）])/g, command.startsWith("rid") ? "$&" : "$11 ms$2")
    .replaceAll(/rid: [\w-]+/g, "rid: 6a1b2c3d-0badcafe-5eed0001")
    .replaceAll(/(until |至 )[\d-]+ [\d:]+/g, "$12026-11-27 11:13:27")
    .replaceAll(/1 h 59 min/g, "2 h")
    .replaceAll(/1 小时 59 分钟/g, "2 小时");
}
