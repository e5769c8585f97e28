import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Command, Result } from "./protocol.ts";
import { createSimulators } from "./simulators.ts";
import { openWorld, type World } from "./world.ts";

/** Where the programs under test open simulators, and report. */
export interface Control {
  readonly url: string;
  /** All secrets that this program has had. */
  secretsOf(program: string): readonly string[];
  /** What a program has reported under this name. */
  resultsOf(program: string): readonly Result[];
  close(): Promise<void>;
}

export async function startControl(): Promise<Control> {
  const worlds = new Map<number, World>();
  const results = new Map<string, Result[]>();
  const simulators = createSimulators();
  const secrets = new Map<string, Set<string>>();
  let last = 0;

  async function obey({ action, world, args }: Command): Promise<unknown> {
    if (action === "open") {
      const [program, options] = args as [string, object];
      const own = secrets.get(program) ?? new Set();
      secrets.set(program, own);
      const opened = await openWorld(options, simulators, own);
      last += 1;
      worlds.set(last, opened);
      return { world: last, ...opened.opened };
    }
    if (action === "report") {
      const [program, result] = args as [string, Result];
      results.set(program, [...(results.get(program) ?? []), result]);
      return undefined;
    }
    const present = worlds.get(world ?? 0);
    if (!present) throw new TypeError(`no world ${world}`);
    if (action !== "close") return present.run(action, args);
    worlds.delete(world ?? 0);
    return present.close();
  }

  const server = createServer(async (request, response) => {
    try {
      const done = await obey(await commandIn(request));
      response.end(JSON.stringify({ done }));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secretsOf: (program) => [...(secrets.get(program) ?? [])],
    resultsOf: (program) => results.get(program) ?? [],
    async close() {
      await Promise.all([...worlds.values()].map((world) => world.close()));
      server.closeAllConnections();
      server.close();
    },
  };
}

async function commandIn(request: IncomingMessage): Promise<Command> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Command;
}
