import { createWechatSimulator } from "axios-wechat/testing";

export const USER = "/cgi-bin/user/info";

/** Starts a simulator. Resolves also with the environment variables of a program that calls it. */
export async function startWechat() {
  const account = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
  const simulator = createWechatSimulator(account);
  const { url, close } = await simulator.listen();
  const env = { WECHAT_APPID: account.appid, WECHAT_SECRET: account.secret, WECHAT_BASE_URL: url };
  return { simulator, env, close };
}
