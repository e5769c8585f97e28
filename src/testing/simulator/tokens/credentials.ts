import { type Refusal, refuse } from "../http/refusal.ts";

/** What the simulated accounts are called. Whatever is not given is not checked: any non-empty value will do. */
export interface SimulatorCredentials {
  /** The account's, for `/cgi-bin/stable_token`, `/cgi-bin/token` and `/sns/jscode2session`. */
  appid?: string;
  /** The account's appsecret. */
  secret?: string;
  /** WeCom's, for `/cgi-bin/gettoken`. */
  corpid?: string;
  /** The secret of WeCom's application. */
  corpsecret?: string;
  /** A third-party platform's, for `/cgi-bin/component/api_component_token`. */
  component_appid?: string;
  /** The platform's appsecret. */
  component_appsecret?: string;
  /** The platform's ticket. */
  component_verify_ticket?: string;
  /** The merchant's, for `/cgi-bin/component/api_authorizer_token`. */
  authorizer_refresh_token?: string;
}

/** An account and its secret, as a request names them. */
interface Identity {
  readonly id: unknown;
  readonly secret: unknown;
}

/** Says what is wrong with an appid and secret, in the order that WeChat looks at them. */
export function checkIdentity(
  given: Identity,
  expected: { id: string | undefined; secret: string | undefined },
  errcodeOfWrongSecret: 40125 | 40001 = 40125,
): Refusal | undefined {
  if (!given.id) return refuse(41002);
  if (!matches(given.id, expected.id)) return refuse(40013);
  if (!given.secret) return refuse(41004);
  if (!matches(given.secret, expected.secret)) return refuse(errcodeOfWrongSecret);
  return undefined;
}

/** Whether a field has the value that is wanted; anything but nothing when none is. */
export function matches(given: unknown, expected: string | undefined): boolean {
  return typeof given === "string" && given !== "" && (expected === undefined || given === expected);
}
