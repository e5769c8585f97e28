import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { bundle } from "../../bundle.ts";
import type { LargeResponse } from "../fixtures/large-stream.ts";
import { ADAPTERS, serve } from "../raw-server.ts";

const MIB = 1024 * 1024;
const SIZE = 64 * MIB;
const BLOCK = randomBytes(MIB);
const BEGINNINGS: Record<string, Buffer> = {
  "/image": Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  "/json": Buffer.from('{"list":"'),
};

/** Writes as much as the socket accepts. */
async function writeLarge(response: ServerResponse, beginning: Buffer): Promise<void> {
  const write = async (bytes: Buffer) => response.write(bytes) || (await once(response, "drain"));
  await write(beginning);
  for (let left = SIZE - beginning.length; left > 0; left -= BLOCK.length)
    await write(BLOCK.subarray(0, left));
  response.end();
}

function expectedOf(beginning: Buffer): Omit<LargeResponse, "heldMiB"> {
  const hash = createHash("sha256").update(beginning);
  for (let left = SIZE - beginning.length; left > 0; left -= BLOCK.length)
    hash.update(BLOCK.subarray(0, left));
  return { bytes: SIZE, sha256: hash.digest("hex") };
}

test("a stream of 64 MiB passes complete, and almost nothing of it is kept in memory", async () => {
  // Chunked, because a large Content-Length would already decide it.
  const { url } = await serve((request, response) => {
    void writeLarge(response, BEGINNINGS[request.url ?? ""] ?? Buffer.of());
  });
  const paths = Object.keys(BEGINNINGS);
  // A separate process, whose memory nothing else uses.
  const fixture = await bundle(new URL("../fixtures/large-stream.ts", import.meta.url));
  const node = ["--expose-gc", "--max-old-space-size=64", fixture, url, ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, node);
  const responses = JSON.parse(stdout) as Record<string, LargeResponse>;

  expect(Object.keys(responses)).toEqual(
    ADAPTERS.flatMap((adapter) => paths.map((path) => `${adapter} ${path}`)),
  );
  for (const [name, { heldMiB, ...read }] of Object.entries(responses)) {
    expect(read, name).toEqual(expectedOf(BEGINNINGS[name.split(" ")[1] ?? ""] ?? Buffer.of()));
    expect(heldMiB, name).toBeLessThan(8);
  }
});
