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
