import { shown } from "../../checks/describe.ts";
import type { Product } from "../../errcodes/entry.ts";
import { productAt } from "../../protocol/hosts.ts";
import { hostOf } from "../../request/full-url.ts";
import { DEFAULT_TOKEN_ERRCODES, TICKET_ERRCODES, type TokenProvider } from "../provider.ts";
import { requireCredentials } from "./request/credentials.ts";
import { requestTokenEndpoint } from "./request/endpoint.ts";
import { type ParentManager, requireParent } from "./request/parent-token.ts";

/** What a ticket signs: a web page, a card, or in WeCom a page of one application. */
export type TicketType = "jsapi" | "wx_card" | "agent_config";

/** An account whose pages use WeChat's JS-SDK. */
export interface JsapiTicketOptions {
  /** The account's tokens. They say whether it is WeCom's. */
  readonly tokens: ParentManager;
  /**
   * `wx_card` is for official accounts, `agent_config` for WeCom's applications.
   * @default "jsapi"
   */
  readonly type?: TicketType | undefined;
  /** Where the endpoint is. Default: at the instance's baseURL, without WeChat's own paths, else WeChat's host. */
  readonly baseURL?: string | undefined;
}

/**
 * Tickets for the signature of `wx.config`, from `GET /cgi-bin/ticket/getticket`; in WeCom from
 * `GET /cgi-bin/get_jsapi_ticket` and `GET /cgi-bin/ticket/get`. A ticket is not an access_token: no call sends it. A manager
 * with this provider fetches one at a time and keeps it until it expires.
 *
 * @throws {TypeError} when an option is missing or wrong
 * @example
 * ```ts
 * const tickets = createTokenManager({ provider: jsapiTicketProvider({ tokens }) });
 * const jsapi_ticket = await tickets.get();
 * ```
 * @see https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html
 * @see https://developer.work.weixin.qq.com/document/path/90506
 */
export function jsapiTicketProvider(options: JsapiTicketOptions): TokenProvider {
  requireCredentials("jsapiTicketProvider", options, { ids: [], others: ["tokens"], optional: ["type"] });
  const { type = "jsapi", baseURL } = options;
  const tokens = requireParent("jsapiTicketProvider", "tokens", options.tokens, DEFAULT_TOKEN_ERRCODES);
  const typeProduct = type === "jsapi" ? tokens.product : PRODUCT_OF[type];
  if (type !== "jsapi" && !typeProduct) {
    throw new TypeError(
      `jsapiTicketProvider: type must be one of "jsapi", "wx_card", "agent_config", got ${shown(type)}`,
    );
  }
  if (tokens.product && (typeProduct === "wecom") !== (tokens.product === "wecom")) {
    throw new TypeError(
      `jsapiTicketProvider: type must be "jsapi" or "${tokens.product === "wecom" ? "agent_config" : "wx_card"}" with these tokens, got "${type}"`,
    );
  }
  return {
    key: `jsapi_ticket:${type}:${tokens.key}`,
    tokenErrcodes: TICKET_ERRCODES,
    product: typeProduct,
    async fetch(request) {
      const host = hostOf(baseURL ?? request.http.defaults.baseURL);
      const isWecom = (typeProduct ?? productAt(host)) === "wecom";
      const granted = await tokens.use(request, (token) =>
        requestTokenEndpoint(
          request,
          { baseURL, product: isWecom ? "wecom" : "mp" },
          {
            method: "get",
            url: pathOf(type, isWecom),
            params: { [tokens.param]: token, ...(!(isWecom && type === "jsapi") && { type }) },
          },
        ),
      );
      return { access_token: granted.ticket as string, expires_in: granted.expires_in as number };
    },
  };
}

/** The types that one product alone has. */
const PRODUCT_OF: Readonly<Partial<Record<TicketType, Product>>> = { wx_card: "mp", agent_config: "wecom" };

function pathOf(type: TicketType, isWecom: boolean): string {
  if (!isWecom) return "/cgi-bin/ticket/getticket";
  return type === "jsapi" ? "/cgi-bin/get_jsapi_ticket" : "/cgi-bin/ticket/get";
}
