import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, type Project } from "./project.ts";

const body = `
const simulator = createWechatSimulator({ security: true });
const server = await simulator.listen();
const { options } = simulator.security;
const api = axios.create({ baseURL: server.url, proxy: false });
attachWechat(api, { appid: options.appid, secret: "any", security: apiSecurity(options), retry: false });
const { data } = await api.post("/wxa/getuserriskrank", { n: 1 });
simulator.security.answer("tampered");
const error = await api.post("/wxa/getuserriskrank", { n: 1 }).catch((reason) => reason);
let missing;
try {
  apiSecurity({ ...options, symmetric: { sn: "1", key: Buffer.alloc(16).toString("base64"), algorithm: "SM4_GCM" } });
} catch (reason) {
  missing = reason.message;
}
await server.close();
console.log(JSON.stringify({ errcode: data.errcode, name: error.name, reason: error.reason, isWechat: isWechatError(error), missing }));
`;
const imported = (name: string, from: string) => `import ${name} from "${from}";`;
const required = (name: string, from: string) => `const ${name} = require("${from}");`;

describe("the built axios-wechat/security", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
  }, 120_000);
  afterAll(() => project.remove());

  it.each([
    ["an ES module", "security.mjs", imported, imported],
    ["CommonJS", "security.cjs", required, required],
    ["an ES module that requires the keys of the CommonJS copy", "mixed.mjs", imported, required],
  ])("works from %s, and names the missing package for SM", async (_, file, load, loadSecurity) => {
    const mixed =
      loadSecurity === load
        ? ""
        : `${imported("{ createRequire }", "node:module")} const require = createRequire(import.meta.url);`;
    const head = [
      load("axios", "axios"),
      load("{ attachWechat, isWechatError }", "axios-wechat"),
      load("{ createWechatSimulator }", "axios-wechat/testing"),
      mixed,
      loadSecurity("{ apiSecurity }", "axios-wechat/security"),
    ].join("\n");
    const source = file.endsWith("cjs") ? `${head}\n(async () => {${body}})();` : head + body;
    expect(await project.node(file, source)).toEqual({
      errcode: 0,
      name: "WechatSecurityError",
      reason: "signature",
      isWechat: true,
      missing: expect.stringMatching(/^SM4_GCM needs the package sm-crypto-v2: run npm install sm-crypto-v2/),
    });
  });
});
