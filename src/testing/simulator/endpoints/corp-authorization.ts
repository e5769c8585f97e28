import { ErrorReply } from "../http/error-reply.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";
import type { AccountTokens } from "../tokens/account-tokens.ts";
import type { TokenRegistry } from "../tokens/registry.ts";

/** How a corp authorizes a WeCom third-party application. Other paths return undefined. */
export interface CorpAuthorization {
  respond(request: SimulatorRequest): ErrorReply | object | undefined;
}

/** @param permanentCodes takes the code of each corp that authorizes */
export function createCorpAuthorization(parts: {
  accountTokens: AccountTokens;
  registry: TokenRegistry;
  permanentCodes: Map<string, string>;
  random: () => number;
}): CorpAuthorization {
  const { accountTokens, registry, permanentCodes, random } = parts;
  const randomText = () =>
    Math.floor(random() * 2 ** 53)
      .toString(36)
      .padStart(11, "0");

  function authorize(request: SimulatorRequest): ErrorReply | object {
    if (!jsonFields(request)?.auth_code) return new ErrorReply(40029);
    const corpid = `wp${randomText()}${permanentCodes.size}`;
    const permanent_code = `permanent_${randomText()}${randomText()}`;
    permanentCodes.set(corpid, permanent_code);
    const suite = registry.find(request.query.get("suite_access_token"))?.account;
    const issued = accountTokens.reuseToken("corp", corpid, suite);
    return {
      errcode: 0,
      errmsg: "ok",
      access_token: issued.value,
      expires_in: registry.secondsLeft(issued),
      permanent_code,
      auth_corp_info: { corpid, corp_name: "Simulated corp" },
    };
  }

  return {
    respond(request) {
      switch (request.path) {
        case "/cgi-bin/service/get_pre_auth_code":
          return { errcode: 0, errmsg: "ok", pre_auth_code: `preauth_${randomText()}`, expires_in: 1200 };
        case "/cgi-bin/service/get_permanent_code":
          return authorize(request);
        default:
          return undefined;
      }
    },
  };
}
