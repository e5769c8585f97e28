import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { needNodeModule } from "../../../runtime/node-module.ts";
import { type HandleRequest, type SimulatorAnswer, wireBody } from "./render.ts";
import type { SimulatorRequest } from "./request.ts";

/** The address that the simulator listens on. */
export interface ListenOptions {
  /** @default 0: any free port */
  port?: number;
  /** @default "127.0.0.1" */
  host?: string;
}

/** A simulator that listens on a port. */
export interface SimulatorServer {
  /** The `baseURL` for axios, such as `http://127.0.0.1:41234`, without a trailing slash. */
  readonly url: string;
  /** Stops listening and closes all connections, including active ones. */
  close(): Promise<void>;
}

/** Serves the handler over real HTTP. */
export function serve(handle: HandleRequest, options: ListenOptions = {}): Promise<SimulatorServer> {
  const { port = 0, host = "127.0.0.1" } = options;
  const { createServer } = needNodeModule("node:http", "simulator.listen()");
  const server = createServer((message, response) => {
    readBytes(message)
      .then((body) => handle(toRequest(message, body)))
      .then(
        (answer) => send(message, response, answer),
        () => message.socket.destroy(),
      )
      // An invalid header of a custom reply must not end the process.
      .catch((error: unknown) => sendError(response, error));
  });
  // Thousands of concurrent calls block the event loop for seconds. Node's timeouts would then close waiting
  // connections, which the client would see as network errors.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  server.keepAliveTimeout = 120_000;

  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: 4096 }, () => {
      const address = server.address() as AddressInfo;
      resolve({ url: `http://${hostOf(address)}:${address.port}`, close });
    });
  });

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}

async function readBytes(message: IncomingMessage): Promise<Uint8Array> {
  if (message.headers["content-length"] === undefined && message.headers["transfer-encoding"] === undefined) {
    return new Uint8Array();
  }
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function toRequest(message: IncomingMessage, body: Uint8Array): SimulatorRequest {
  const target = message.url ?? "/";
  const mark = target.indexOf("?");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) headers[name] = String(value);
  return {
    method: message.method ?? "GET",
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1)),
    headers,
    body,
  };
}

function send(message: IncomingMessage, response: ServerResponse, answer: SimulatorAnswer): void {
  if (answer.disconnect) {
    message.socket.destroy();
    return;
  }
  const body = wireBody(answer);
  const length = body && { "content-length": body.byteLength };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(body);
}

function sendError(response: ServerResponse, error: unknown): void {
  if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
  response.end(`The response could not be sent: ${error}`);
}

/** A wildcard address can be listened on, but not called. */
function hostOf({ address, family }: AddressInfo): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return family === "IPv6" ? `[${address}]` : address;
}
