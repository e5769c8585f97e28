import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { WechatSimulator } from "../../src/testing/index.ts";

export const ADAPTERS = ["http", "fetch"] as const;
export type Adapter = (typeof ADAPTERS)[number];

export interface Listening {
  readonly url: string;
  /** With the port. */
  readonly host: string;
  readonly port: number;
  /** All connections that were made to it. */
  readonly connections: readonly Socket[];
  close(): Promise<void>;
}

interface ListenOptions {
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A server whose responses the test writes by hand, byte by byte, until the end of the test. */
export function serve(answer: RequestListener, { port = 0, tls }: ListenOptions = {}): Promise<Listening> {
  const server = tls ? createSecureServer(tls, answer) : createServer(answer);
  return listen(server, port, tls ? "https" : "http");
}

/** Makes a server listen on loopback until the end of the test. */
export async function listen(server: Server, port = 0, scheme = "tcp"): Promise<Listening> {
  const connections: Socket[] = [];
  server.on("connection", (socket) => connections.push(socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of connections) socket.destroy();
    });
  onTestFinished(close);
  const at = (server.address() as AddressInfo).port;
  const host = `127.0.0.1:${at}`;
  return { url: `${scheme}://${host}`, host, port: at, connections, close };
}

/** A request as it was sent. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Another server in front of a simulator, which records the headers and bytes of its requests. */
export async function door(
  simulator: WechatSimulator,
  options?: ListenOptions,
): Promise<Listening & { readonly arrived: Arrived[] }> {
  const arrived: Arrived[] = [];
  const listening = await serve(async (message, response) => {
    const { pathname, searchParams } = new URL(message.url ?? "/", "http://door");
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
    );
    const request: Arrived = {
      method: message.method ?? "",
      path: pathname,
      query: searchParams,
      headers,
      body: await buffer(message),
    };
    arrived.push(request);
    const answer = await simulator.answer(request);
    if (answer.disconnect) message.socket.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  }, options);
  return { ...listening, arrived };
}
