import { isHttpURL, parseURL } from "../../protocol/hosts.ts";
import { createRedact, type Redact } from "../../secrets/redact.ts";
import { type AccountOptions, accountIn, baseURLIn, type Environment } from "../account/environment.ts";
import { checkAccount, checkClock } from "./account.ts";
import { type Check, type Doctor, failed, ok } from "./check.ts";
import { checkNetwork } from "./network.ts";
import { checkRedis } from "./redis.ts";

export interface DoctorOptions extends AccountOptions {
  /** The URL of a Redis server. */
  readonly redis?: string | undefined;
}

/** Checks everything that a call needs, in the order in which it needs it. No result holds a secret. */
export async function* diagnose(
  options: DoctorOptions,
  env: Environment,
  doctor: Doctor,
): AsyncGenerator<Check> {
  const redact = createRedact(secretsIn(options, env));
  for await (const check of checksOf(options, env, doctor)) yield redacted(check, redact);
}

async function* checksOf(options: DoctorOptions, env: Environment, doctor: Doctor): AsyncGenerator<Check> {
  const { say } = doctor;
  const { account, missing } = accountIn(env, options);
  yield account
    ? ok("account", account.id)
    : failed(
        "account",
        say(`not set: ${missing.join(", ")}`, `未设置 ${missing.join("、")}`),
        say("Set the environment variables of your program here, too", "请设置与程序相同的环境变量"),
      );
  const baseURL = baseURLIn(env, options);
  const url = parseURL(baseURL);
  if (!url || !isHttpURL(baseURL)) {
    yield failed(
      "dns",
      say("the base URL is not an http or https URL", "接口地址不是 http 或 https 地址"),
      say("For example https://api.weixin.qq.com", "例如 https://api.weixin.qq.com"),
    );
  } else {
    const isReachable = yield* checkNetwork(url, env, doctor);
    if (isReachable && account) {
      yield* checkClock(account, baseURL, doctor);
      yield* checkAccount(account, baseURL, doctor);
    }
  }
  if (options.redis !== undefined) yield* checkRedis(options.redis, doctor);
}

function redacted({ next, ...check }: Check, redact: Redact): Check {
  return { ...check, message: redact(check.message), ...(next !== undefined && { next: redact(next) }) };
}

function secretsIn(options: DoctorOptions, env: Environment): string[] {
  const urls = [options.redis, baseURLIn(env, options)].map((text) => parseURL(text));
  const passwords = urls.flatMap((url) => (url ? [url.password, decoded(url.password)] : []));
  return [accountIn(env, options).account?.secret ?? "", ...passwords];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
