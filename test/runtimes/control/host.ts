import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Arrived, HostReply } from "./protocol.ts";

/** A server that does what a scenario says, and notes what arrives. */
export interface Host {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  close(): void;
}

/** @param replies in turn; the last one again and again */
export async function startHost(replies: readonly HostReply[]): Promise<Host> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "" } = request;
    const headers = request.headers as Arrived["headers"];
    arrived.push({ method, url, headers, body: Buffer.concat(chunks).toString("latin1") });
    await send(replies[Math.min(arrived.length, replies.length) - 1] ?? {}, url, response);
  }

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The address of a port that nothing listens on. */
export async function deadUrl(): Promise<string> {
  const { url, close } = await startHost([]);
  close();
  return url;
}

async function send(reply: HostReply, url: string, response: ServerResponse): Promise<void> {
  const { status = 200, headers = {}, body = { errcode: 0 }, chunks, everyMs = 0, endless, silent } = reply;
  if (silent) return;
  const type = typeof body === "string" ? "text/plain" : "application/json";
  const given = Object.entries(headers).map(([name, value]) => [name, value.replace("{url}", url)]);
  response.writeHead(status, { "content-type": type, ...Object.fromEntries(given) });
  if (!chunks) {
    response.end(typeof body === "string" ? body : JSON.stringify(body));
    return;
  }
  response.flushHeaders();
  for (const chunk of chunks) {
    response.write(chunk);
    await delay(everyMs);
  }
  if (!endless) response.end();
}
