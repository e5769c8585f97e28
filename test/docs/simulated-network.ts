import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import type { WechatSimulator } from "../../src/testing/index.ts";

/** The environment from which the examples read their credentials. */
export const ACCOUNTS = {
  WECHAT_APPID: "wx0123456789abcdef",
  WECHAT_SECRET: "a-secret-of-the-official-account",
  WECOM_CORPID: "ww0123456789abcdef",
  WECOM_SECRET: "a-secret-of-the-wecom-application",
  COMPONENT_APPID: "wxcomponent0123456",
  COMPONENT_APPSECRET: "a-secret-of-the-platform",
};

/** The same accounts, as options of the simulator. */
export const SIMULATED_ACCOUNTS = {
  appid: ACCOUNTS.WECHAT_APPID,
  secret: ACCOUNTS.WECHAT_SECRET,
  corpid: ACCOUNTS.WECOM_CORPID,
  corpsecret: ACCOUNTS.WECOM_SECRET,
  component_appid: ACCOUNTS.COMPONENT_APPID,
  component_appsecret: ACCOUNTS.COMPONENT_APPSECRET,
};

const EVERYTHING = /^https?:/;

/** The server of an example. */
const OWN_SERVER = /^http:\/\/(?:127\.0\.0\.1|\[::1\]):/;

/** A network on which every other host is the simulator. No request leaves the machine. */
export function simulatedNetwork(simulator: WechatSimulator) {
  const handler = http.all(EVERYTHING, async ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    const { status, headers, body } = await simulator.answer({
      method: request.method,
      path: pathname,
      query: searchParams,
      headers: Object.fromEntries(request.headers),
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return new HttpResponse(Buffer.from(body), { status, headers });
  });
  return setupServer(
    http.all(OWN_SERVER, () => passthrough()),
    handler,
  );
}
