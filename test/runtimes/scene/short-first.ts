import type { TokenProvider } from "axios-wechat";

const FIRST_S = 4;
/** From then on the first token is due for renewal: a token serves at least a tenth of its life. */
export const DUE_AFTER_MS = (FIRST_S * 1_000) / 10;

/** Its first token ends soon, and the second does not. The simulator knows both: give it an `overlapMs`. */
export function shortFirst({
  appid,
  secret,
}: {
  readonly appid: string;
  readonly secret: string;
}): TokenProvider {
  let fetched = 0;
  return {
    key: `short-first:${appid}`,
    async fetch({ http, signal }) {
      const params = { grant_type: "client_credential", appid, secret };
      const { data } = await http.get("/cgi-bin/token", { params, signal });
      fetched += 1;
      return { access_token: data.access_token, expires_in: fetched === 1 ? FIRST_S : 7_200 };
    },
  };
}
