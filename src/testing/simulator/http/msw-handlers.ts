import { createRequire } from "node:module";
import type { RequestHandler } from "msw";
import { type SimulatorAnswer, wireBody } from "./answer.ts";
import type { SimulatorRequest } from "./request.ts";

/** What msw's `setupServer` takes; of type any[] where msw, an optional peer, is not installed. */
export type SimulatorHandlers = readonly RequestHandler[];

/** WeChat's hosts, WeCom's and the regional ones among them, and the old one of media files. */
const WECHAT_HOSTS = /^https:\/\/(?:[a-z0-9-]+\.)*(?:weixin\.qq\.com|api\.wechat\.com)(?::443)?\//;

type Answering = (request: SimulatorRequest) => Promise<SimulatorAnswer>;

/**
 * msw's request handlers for WeChat's hosts. msw is loaded here and now, so that the kit works without it until
 * somebody asks for handlers; `require`, because a property cannot wait for an import.
 */
export function createHandlers(answer: Answering): SimulatorHandlers {
  const { http, HttpResponse } = loadMsw();
  const handler = http.all(WECHAT_HOSTS, async ({ request }) => {
    const answered = await answer(await toSimulatorRequest(request));
    if (answered.disconnect) return HttpResponse.error();
    return new HttpResponse(wireBody(answered), {
      status: answered.status,
      headers: answered.headers,
    });
  });
  return [handler];
}

function loadMsw(): typeof import("msw") {
  try {
    return createRequire(import.meta.url)("msw");
  } catch (error) {
    throw new Error(
      "The simulator's `handlers` need msw: npm install --save-dev msw. Without it, `simulator.listen()` serves the same over real HTTP. " +
        "没有安装 msw：请先执行 npm install --save-dev msw，或者改用 simulator.listen()。",
      { cause: error },
    );
  }
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
