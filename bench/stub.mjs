// Responses without a network, so that only the work inside the process is measured.
import { AxiosHeaders } from "axios";

const TOKEN = "94_".padEnd(136, "stubbed-access-token-");
const GRANT = JSON.stringify({ access_token: TOKEN, expires_in: 7200 });
const HEADERS = { "content-type": "application/json; encoding=utf-8", connection: "keep-alive" };
const TOKEN_PATH = /\/(stable_)?token(\?|$)/;

export { TOKEN as STUBBED_TOKEN };

/** The response of `/cgi-bin/user/info`, with the fields that every account gets. */
export const SMALL_ANSWER = JSON.stringify({
  errcode: 0,
  errmsg: "ok",
  subscribe: 1,
  openid: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M",
});

/** A list of openids, like the response of `/cgi-bin/user/get`. */
export function answerOfSize(bytes) {
  const openid = [];
  while (openid.length * 31 < bytes) {
    openid.push(`o6_bmjrPTlm6_2sgVt7h${String(openid.length).padStart(8, "0")}`);
  }
  return JSON.stringify({
    total: openid.length,
    count: openid.length,
    data: { openid },
    next_openid: openid.at(-1),
  });
}

/** Resolves like the http adapter of axios: with the body as text and the headers as AxiosHeaders. */
export function stubAdapter(answer) {
  const request = {};
  return async (config) => ({
    data: TOKEN_PATH.test(config.url) ? GRANT : answer,
    status: 200,
    statusText: "OK",
    headers: new AxiosHeaders(HEADERS),
    config,
    request,
  });
}

/** A `fetch` function for the fetch adapter of axios. */
export function stubFetch(answer) {
  return async (request) =>
    new Response(TOKEN_PATH.test(request.url ?? request) ? GRANT : answer, { status: 200, headers: HEADERS });
}
