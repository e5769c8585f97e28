import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type SimulatorAnswer, wireBody } from "./answer.ts";
import type { SimulatorRequest } from "./request.ts";

/** Where a simulator listens. */
export interface ListenOptions {
  /** @default 0: any free port */
  port?: number;
  /** @default "127.0.0.1" */
  host?: string;
}

/** A listening simulator. */
export interface SimulatorServer {
  /** Like `http://127.0.0.1:41234`, without a slash at the end: a `baseURL` for axios. */
  readonly url: string;
  /** Stops listening and cuts all connections, idle and busy ones. */
  close(): Promise<void>;
}

type Answering = (request: SimulatorRequest) => Promise<SimulatorAnswer>;

/** Serves answers over real HTTP. */
export function serve(answer: Answering, options: ListenOptions = {}): Promise<SimulatorServer> {
  const { port = 0, host = "127.0.0.1" } = options;
  const server = createServer((message, response) => {
    readBytes(message)
      .then((body) => answer(toRequest(message, body)))
      .then(
        (answered) => send(message, response, answered),
        () => message.socket.destroy(),
      )
      // A header that cannot be written, from a described answer, must not end the process.
      .catch((error: unknown) => complain(response, error));
  });
  // Thousands of calls of one process keep its event loop busy for seconds. Node's own timeouts would then cut
  // connections that are merely waiting for their turn, and look to the client like faults of WeChat.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  server.keepAliveTimeout = 120_000;

  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: 4096 }, () => {
      const address = server.address() as AddressInfo;
      resolve({ url: `http://${nameOf(address)}:${address.port}`, close });
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

function complain(response: ServerResponse, error: unknown): void {
  if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
  response.end(`The answer could not be sent: ${error}`);
}

/** Every address of the machine is one to listen at, but none to call. */
function nameOf({ address, family }: AddressInfo): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return family === "IPv6" ? `[${address}]` : address;
}
