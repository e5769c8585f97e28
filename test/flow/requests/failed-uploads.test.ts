import { buffer } from "node:stream/consumers";
import axios from "axios";
import FormData from "form-data";
import { describe, expect, test } from "vitest";
import { attachWechat, isWechatApiError } from "../../../src/index.ts";
import { ADAPTERS, serve } from "../raw-server.ts";
import { AT_ONCE } from "../setup.ts";

const PATH = "/cgi-bin/media/upload";
const SIZE = 2_000_000;

const BODIES: Record<string, () => unknown> = {
  "a Buffer": () => Buffer.alloc(SIZE, "x"),
  "a typed array": () => new Uint8Array(SIZE),
  "a string": () => "x".repeat(SIZE),
  JSON: () => ({ text: "x".repeat(SIZE) }),
  "a form-data form": () => {
    const form = new FormData();
    form.append("media", Buffer.alloc(SIZE), "a.png");
    return form;
  },
};

/** The CPU time of a call in its process, regardless of other work on the machine. */
async function cpuOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

// Trap: a failed upload of 10 MB blocked the process for 38 s, because its bytes were searched for secrets.
describe.each(ADAPTERS)("over the %s adapter, a failed upload of 2 MB", (adapter) => {
  const bodies = Object.entries(BODIES).filter(([name]) => adapter === "http" || name !== "a form-data form");

  test.each(bodies)("of %s costs no multiple of its cost with bare axios", async (_, make) => {
    const { url } = await serve(async (request, response) => {
      await buffer(request);
      const fails = request.url?.includes("status");
      response
        .writeHead(fails ? 500 : 200)
        .end(fails ? "{}" : '{"errcode":40004,"errmsg":"invalid media type"}');
    });
    const create = () => axios.create({ baseURL: url, proxy: false, adapter, maxBodyLength: 2 * SIZE });
    const [api, bare] = [create(), create()];
    attachWechat(api, { retry: { ...AT_ONCE, maxRetries: 0 } });
    for (const path of [PATH, `${PATH}?status=500`]) {
      const send = (client: typeof api) => () =>
        client.post(path, make()).catch((error: unknown) => {
          if (isWechatApiError(error)) expect(error.errcode).toBe(40004);
        });
      const costs = { bare: Number.POSITIVE_INFINITY, ours: Number.POSITIVE_INFINITY };
      for (let round = 0; round < 3; round += 1) {
        costs.bare = Math.min(costs.bare, await cpuOf(send(bare)));
        costs.ours = Math.min(costs.ours, await cpuOf(send(api)));
      }
      // A generous limit: the trap was a factor of 500.
      expect(costs.ours / costs.bare).toBeLessThan(20);
    }
  });
});
