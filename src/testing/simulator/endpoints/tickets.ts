import { ErrorReply } from "../http/error-reply.ts";
import type { SimulatorRequest } from "../http/request.ts";
import type { AccountTokens } from "../tokens/account-tokens.ts";
import { isWecomKind, type TokenRegistry } from "../tokens/registry.ts";
import { tokenIn } from "../tokens/token-check.ts";

/** The endpoints of tickets for the JS-SDK. Other paths return undefined. */
export interface TicketEndpoints {
  respond(request: SimulatorRequest): ErrorReply | object | undefined;
}

/** The types of ticket that each path gives. */
const TYPES: Readonly<Record<string, { readonly isWecom: boolean; readonly types: readonly string[] }>> = {
  "/cgi-bin/ticket/getticket": { isWecom: false, types: ["jsapi", "wx_card"] },
  "/cgi-bin/get_jsapi_ticket": { isWecom: true, types: ["jsapi"] },
  "/cgi-bin/ticket/get": { isWecom: true, types: ["agent_config"] },
};

export function createTicketEndpoints({
  accountTokens,
  registry,
}: {
  accountTokens: AccountTokens;
  registry: TokenRegistry;
}): TicketEndpoints {
  return {
    respond({ path, query }) {
      const known = Object.hasOwn(TYPES, path) ? TYPES[path] : undefined;
      if (!known) return undefined;
      const token = registry.find(tokenIn(query));
      // The other product's token.
      if (isWecomKind(token?.kind) !== known.isWecom) return new ErrorReply(known.isWecom ? 40014 : 40001);
      const type = query.get("type") ?? "jsapi";
      if (!known.types.includes(type)) return new ErrorReply(40097);
      const issued = accountTokens.reuseToken("ticket", token?.account ?? "", `${path} ${type}`);
      const expires_in = registry.secondsLeft(issued);
      return { errcode: 0, errmsg: "ok", ticket: issued.value, expires_in };
    },
  };
}
