// The example for Cloudflare Workers: node durable.ts <control> <program> <folder of the bundle>
import { Miniflare } from "miniflare";
import { remoteAt } from "../scene/remote.ts";
import { workerIn } from "./worker-options.ts";

const [, , controlUrl = "", program = "", folder = ""] = process.argv;
const remote = remoteAt(controlUrl);
const account = { appid: "wx0123456789abcdef", secret: `appsecret-${crypto.randomUUID()}` };
const world = await remote.open(program, account);

/** An isolate of its own for each: only the Durable Object is shared. */
const worker = (name: string) => ({
  ...workerIn(folder, "durable.js", ["nodejs_compat"]),
  name,
  bindings: { WECHAT_APPID: account.appid, WECHAT_SECRET: account.secret, WECHAT_BASE_URL: world.url },
  durableObjects: { WECHAT_TOKENS: { className: "WechatToken", scriptName: "first", useSQLite: true } },
});
const isolates = new Miniflare({ workers: [worker("first"), worker("second")] });

async function send(name: string): Promise<unknown> {
  const { fetch } = await isolates.getWorker(name);
  const response = await fetch("http://worker/", { method: "POST", body: JSON.stringify({ touser: "o1" }) });
  return response.json();
}

function equal(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}

const tests: Readonly<Record<string, () => Promise<void>>> = {
  async "two isolates share the token of a Durable Object"() {
    const sent = await Promise.all([send("first"), send("second"), send("first"), send("second")]);
    equal(new Set(sent.map((one) => JSON.stringify(one))).size, 1);
    equal(sent[0], { sent: true });
    equal(
      (await world.simulator.tokenCalls()).map(({ path }) => path),
      ["/cgi-bin/token"],
    );
    await world.simulator.expireToken();
    equal([await send("first"), await send("second")], [{ sent: true }, { sent: true }]);
    equal((await world.simulator.tokenCalls()).length, 2);
  },
  async "the store of the example passes the suite of token stores"() {
    const response = await isolates.dispatchFetch("http://worker/suite");
    equal(await response.text(), "passed");
  },
};

for (const [scenario, test] of Object.entries(tests)) {
  const failure = await test().then(
    () => undefined,
    (error: Error) => error.message,
  );
  await remote.report(program, { scenario, adapter: "fetch", ...(failure !== undefined && { failure }) });
}
await world.close();
await isolates.dispose();
process.exit(0);
