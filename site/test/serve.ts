import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { DIST } from "./built.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export interface Served {
  /** Such as `http://127.0.0.1:1234`, without the base of the site. */
  readonly origin: string;
  close(): void;
}

/** Serves the site under its base as the plainest web server does: a path is a file, and a folder its index.html. */
export async function serve(base: string): Promise<Served> {
  const server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = join(DIST, decodeURIComponent(pathname.slice(base.length)));
    const file = pathname.endsWith("/") ? join(path, "index.html") : path;
    if (!pathname.startsWith(base) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": pathname.includes("/assets/") ? "max-age=3600" : "no-cache",
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
