import { createWechatSimulator, wechatError } from "axios-wechat/testing";

async function main() {
  const simulator = createWechatSimulator();
  simulator.fail("/cgi-bin/user/info", 40003);
  const { errcode } = await simulator.answer({
    method: "GET",
    path: "/cgi-bin/user/info",
    query: new URLSearchParams({ access_token: simulator.issueToken() }),
    headers: {},
    body: new Uint8Array(),
  });
  console.log(JSON.stringify({ errcode, name: wechatError(errcode).name }));
}
main();
