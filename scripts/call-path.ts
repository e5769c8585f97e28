// Counts the source files that one call runs through, by function coverage: `npm run call-path`. A plain success must
// stay within 19 files, a call whose token is renewed within 38; `-- --list` names them.
import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";
import axios, { type AxiosInstance } from "axios";
import { attachWechat } from "../src/index.ts";

const LIMITS = { success: 19, renewal: 38 };
const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));

const session = new Session();
session.connect();
await session.post("Profiler.enable");

/** The files of src/ in which a function ran while `work` did. */
async function filesRunBy(work: () => Promise<unknown>): Promise<string[]> {
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await session.post("Profiler.takePreciseCoverage");
  await work();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  await session.post("Profiler.stopPreciseCoverage");
  return result
    .filter(({ functions }) =>
      functions.some(
        // The function that starts at 0 is the module itself.
        ({ ranges: [range] }) => range !== undefined && range.startOffset > 0 && range.count > 0,
      ),
    )
    .map(({ url }) => (url.startsWith("file:") ? fileURLToPath(url) : url))
    .filter((file) => file.startsWith(SOURCE))
    .map((file) => file.slice(SOURCE.length))
    .sort();
}

/** An instance whose first token is rejected after `dead` is set. */
async function attachedInstance(): Promise<{ api: AxiosInstance; kill: () => void }> {
  let dead: string | undefined;
  let issued = 0;
  const api = axios.create({
    baseURL: "https://api.weixin.qq.com",
    adapter: async (config) => {
      const reply = (body: object) => ({
        data: JSON.stringify(body),
        status: 200,
        statusText: "OK",
        headers: {},
        config,
      });
      if (config.url?.endsWith("stable_token")) {
        issued += 1;
        return reply({ access_token: `TOKEN-${issued}`, expires_in: 7200 });
      }
      return reply({ errcode: config.params?.access_token === dead ? 40001 : 0 });
    },
  });
  attachWechat(api, { appid: "wx1", secret: "appsecret" });
  await api.get("/cgi-bin/user/info");
  return {
    api,
    kill: () => {
      dead = `TOKEN-${issued}`;
    },
  };
}

const { api, kill } = await attachedInstance();
const get = () => api.get("/cgi-bin/user/info");
const success = await filesRunBy(get);
kill();
const renewal = await filesRunBy(get);
const paths = { success, renewal };
for (const [name, files] of Object.entries(paths)) {
  const limit = LIMITS[name as keyof typeof LIMITS];
  console.log(`${name}: ${files.length} files, at most ${limit}`);
  if (process.argv.includes("--list")) console.log(files.map((file) => `  ${file}`).join("\n"));
  if (files.length > limit) process.exitCode = 1;
}
