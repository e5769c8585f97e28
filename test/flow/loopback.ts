import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import axios, { type CreateAxiosDefaults } from "axios";
import { onTestFinished } from "vitest";
import { attachWechat, type TokenProvider, type WechatOptions } from "../../src/index.ts";

/** A request as it arrived. */
interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A server on a separate port that records what arrives. */
export interface LoopbackServer {
  readonly url: string;
  readonly host: string;
  readonly requests: Arrived[];
  reply: (request: Arrived) => Reply;
}

export async function startServer(reply: LoopbackServer["reply"] = () => ({})): Promise<LoopbackServer> {
  const requests: Arrived[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const arrived = {
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(arrived);
    const { status = 200, headers = {}, body = { errcode: 0 } } = started.reply(arrived);
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started: LoopbackServer = { url: `http://${host}`, host, requests, reply };
  return started;
}

interface World {
  readonly adapter?: "http" | "fetch";
  readonly provider?: Partial<TokenProvider>;
  readonly options?: WechatOptions;
  readonly defaults?: CreateAxiosDefaults;
}

/** An instance with the plugin whose baseURL is its own server. Its tokens are T1, T2 and so on. */
export async function loopback({ adapter = "http", provider, options, defaults }: World = {}) {
  const server = await startServer();
  let fetches = 0;
  const bare = axios.create({ baseURL: server.url, adapter, ...defaults });
  const api = axios.create({ baseURL: server.url, adapter, ...defaults });
  attachWechat(api, {
    provider: {
      key: "test",
      async fetch() {
        fetches += 1;
        return { access_token: `T${fetches}`, expires_in: 7200 };
      },
      ...provider,
    },
    retry: { baseDelayMs: 0 },
    ...options,
  });
  return { api, bare, server, fetched: () => fetches };
}
