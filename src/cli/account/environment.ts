import { baseURLOf } from "../../protocol/hosts.ts";

/** An account, with what is needed to ask WeChat about it. */
export interface Account {
  readonly product: "mp" | "wecom";
  /** The appid or corpid. */
  readonly id: string;
  readonly secret: string;
}

/** What the options of a command say of the account. */
export interface AccountOptions {
  readonly baseUrl?: string | undefined;
  readonly wecom?: boolean | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLES = {
  mp: { id: "WECHAT_APPID", secret: "WECHAT_SECRET" },
  wecom: { id: "WECOM_CORPID", secret: "WECOM_CORPSECRET" },
} as const;

/** The account in the environment, or the names of the variables that are not set. */
export function accountIn(
  env: Environment,
  { wecom = false }: AccountOptions,
): { readonly account?: Account; readonly missing: readonly string[] } {
  const product = wecom ? "wecom" : "mp";
  const names = VARIABLES[product];
  const { [names.id]: id, [names.secret]: secret } = env;
  const missing = [names.id, names.secret].filter((name) => !env[name]?.trim());
  return id && secret && missing.length === 0 ? { account: { product, id, secret }, missing } : { missing };
}

/** The option, else WECHAT_BASE_URL, else WeChat's own host for the product. */
export function baseURLIn(env: Environment, { baseUrl, wecom = false }: AccountOptions): string {
  return baseUrl || env.WECHAT_BASE_URL?.trim() || baseURLOf(wecom ? "wecom" : "mp");
}
