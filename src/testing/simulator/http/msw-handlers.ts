import type { RequestHandler } from "msw";
import { loadPeer } from "../../../runtime/optional-peer.ts";
import { type HandleRequest, wireBody } from "./render.ts";
import type { SimulatorRequest } from "./request.ts";

/** Request handlers for msw's `setupServer`. Without msw, an optional peer dependency, the type is `any[]`. */
export type SimulatorHandlers = readonly RequestHandler[];

/** The hosts of WeChat and WeCom, including the regional hosts and the old host for media files. */
const WECHAT_HOSTS = /^https:\/\/(?:[a-z0-9-]+\.)*(?:weixin\.qq\.com|api\.wechat\.com)(?::443)?\//;

/**
 * Creates msw request handlers for WeChat's hosts. msw is loaded on first use, because the simulator must work without
 * it, and with `require`, because the `handlers` property is synchronous.
 */
export function createHandlers(handle: HandleRequest): SimulatorHandlers {
  const { http, HttpResponse } = loadMsw();
  const handler = http.all(WECHAT_HOSTS, async ({ request }) => {
    const answer = await handle(await toSimulatorRequest(request));
    if (answer.disconnect) return HttpResponse.error();
    return new HttpResponse(wireBody(answer), { status: answer.status, headers: answer.headers });
  });
  return [handler];
}

function loadMsw(): typeof import("msw") {
  const install =
    "The simulator's `handlers` need msw: run npm install --save-dev msw, or use `simulator.listen()` instead. " +
    "没有安装 msw：请先执行 npm install --save-dev msw，或者改用 simulator.listen()。";
  return loadPeer("msw", "simulator.handlers", install) as typeof import("msw");
}

async function toSimulatorRequest(request: Request): Promise<SimulatorRequest> {
  const { pathname, searchParams } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
