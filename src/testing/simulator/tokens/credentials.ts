import { ErrorReply } from "../http/error-reply.ts";

/** The credentials of the simulated accounts. The simulator accepts any non-empty value for those that are not set. */
export interface SimulatorCredentials {
  /** The appid, for `/cgi-bin/stable_token`, `/cgi-bin/token` and `/sns/jscode2session`. */
  appid?: string;
  /** The appsecret. */
  secret?: string;
  /** The corpid of WeCom, for `/cgi-bin/gettoken`. */
  corpid?: string;
  /** The secret of the WeCom application. */
  corpsecret?: string;
  /** The appid of the third-party platform, for `/cgi-bin/component/api_component_token`. */
  component_appid?: string;
  /** The appsecret of the platform. */
  component_appsecret?: string;
  /** The ticket of the platform. */
  component_verify_ticket?: string;
  /** The refresh token of the merchant, for `/cgi-bin/component/api_authorizer_token`. */
  authorizer_refresh_token?: string;
  /** The id of WeCom's third-party application, for `/cgi-bin/service/get_suite_token`. */
  suite_id?: string;
  /** The secret of that application. */
  suite_secret?: string;
  /** The ticket of that application. */
  suite_ticket?: string;
  /** The permanent code of a corp, for `/cgi-bin/service/get_corp_token`. */
  permanent_code?: string;
  /** The corpid of WeCom's service provider, for `/cgi-bin/service/get_provider_token`. */
  provider_corpid?: string;
  /** The secret of the service provider. */
  provider_secret?: string;
  /**
   * More accounts: the secret of each, by its id. An appsecret stands under its appid, a corpsecret, permanent code or
   * provider secret under its corpid, a suite secret under its suite_id, and a refresh token under the appid of the
   * merchant or the OpenID of the user.
   * @example
   * createWechatSimulator({ accounts: { wx1: "the-secret-of-wx1", wx2: "the-secret-of-wx2" } });
   */
  accounts?: Readonly<Record<string, string>>;
}

/** The options that hold one secret, or the id that it belongs to. */
export type CredentialName = Exclude<keyof SimulatorCredentials, "accounts">;

/** What the simulator expects of a request that names this account. */
export function expectedOf(
  credentials: SimulatorCredentials,
  given: unknown,
  id: CredentialName | undefined,
  secret: CredentialName,
): { readonly id: string | undefined; readonly secret: string | undefined } {
  const { accounts = {} } = credentials;
  if (typeof given === "string" && Object.hasOwn(accounts, given))
    return { id: given, secret: accounts[given] };
  return { id: id && credentials[id], secret: credentials[secret] };
}

interface Identity {
  readonly id: unknown;
  readonly secret: unknown;
}

/** Checks an appid and its secret in the order in which WeChat checks them. */
export function checkIdentity(
  given: Identity,
  expected: { id: string | undefined; secret: string | undefined },
  errcodeOfWrongSecret: 40125 | 40001 = 40125,
): ErrorReply | undefined {
  if (!given.id) return new ErrorReply(41002);
  if (!matches(given.id, expected.id)) return new ErrorReply(40013);
  if (!given.secret) return new ErrorReply(41004);
  if (!matches(given.secret, expected.secret)) return new ErrorReply(errcodeOfWrongSecret);
  return undefined;
}

/** Whether a field has the expected value, or any value when none is expected. */
export function matches(given: unknown, expected: string | undefined): boolean {
  return typeof given === "string" && given !== "" && (expected === undefined || given === expected);
}
