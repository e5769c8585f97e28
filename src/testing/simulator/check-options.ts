import { type Check, type Checks, checkOptions } from "../../checks/check-options.ts";
import { shown } from "../../checks/describe.ts";
import {
  callable,
  count,
  either,
  flag,
  milliseconds,
  millisecondsOrInfinity,
  oneOf,
  secret,
  text,
} from "../../checks/values.ts";
import { httpStatus } from "./http/reply.ts";
import type { ListenOptions } from "./http/server.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import type { ReplyOptions } from "./script/custom-replies.ts";
import type { FailOptions } from "./script/failures.ts";
import type { LimitOptions } from "./script/limits.ts";
import type { SimulatorSecurityOptions } from "./security/options.ts";
import { TOKEN_KINDS } from "./tokens/registry.ts";

const kind = oneOf(...TOKEN_KINDS);

const times = either(Number.POSITIVE_INFINITY, count);

const delay: Check = (value) =>
  typeof value === "function" || !milliseconds(value) ? undefined : `a function or ${milliseconds(value)}`;

const lifetime: Check = (value) =>
  typeof value === "number" && value > 0 && Number.isFinite(value)
    ? undefined
    : "a number of seconds, more than 0";

const tokens = secret((value) =>
  Array.isArray(value) && !value.some(text) ? undefined : "an array of non-empty strings",
);

const accounts = secret((value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !Object.values(value).some(text)
    ? undefined
    : "an object with the secret of each account, a non-empty string, by its id",
);

const port: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535
    ? undefined
    : "a whole number from 0 to 65535";

const simulatorSecurity: Check = (value) => {
  if (typeof value === "boolean") return undefined;
  checkOptions("createWechatSimulator: options.security", value, SECURITY);
  return undefined;
};

const anything: Check = () => undefined;
/** Their values are checked where the keys are made. */
const SECURITY: Checks<SimulatorSecurityOptions> = {
  appid: text,
  symmetric: anything,
  asymmetric: anything,
  paths: anything,
  origin: text,
};

const SIMULATOR: Checks<WechatSimulatorOptions> = {
  appid: text,
  secret: secret(text),
  corpid: text,
  corpsecret: secret(text),
  component_appid: text,
  component_appsecret: secret(text),
  component_verify_ticket: secret(text),
  authorizer_refresh_token: secret(text),
  suite_id: text,
  suite_secret: secret(text),
  suite_ticket: secret(text),
  permanent_code: secret(text),
  provider_corpid: text,
  provider_secret: secret(text),
  accounts,
  rotateRefreshTokens: flag,
  strict: flag,
  expiresIn: lifetime,
  overlapMs: millisecondsOrInfinity,
  renewAheadMs: millisecondsOrInfinity,
  latencyMs: delay,
  dailyTokenQuota: times,
  userTokens: tokens,
  failureContentType: text,
  onCall: callable,
  security: simulatorSecurity,
  now: callable,
  wait: callable,
  random: callable,
};

const FAIL: Checks<FailOptions> = {
  times,
  account: text,
  errmsg: (value) => (typeof value === "string" ? undefined : "a string"),
  delayMs: delay,
  status: httpStatus,
  fields: (value) => (typeof value === "object" && value !== null ? undefined : "an object"),
};
const LIMIT: Checks<LimitOptions> = { perDay: times, perMinute: times, account: text };
const LISTEN: Checks<ListenOptions> = { port, host: text };
const REPLY: Checks<ReplyOptions> = { token: flag };

// All of these throw a TypeError. A misspelled option would otherwise be ignored, and the test would check nothing.
export const checkSimulatorOptions = (options: unknown) =>
  checkOptions("createWechatSimulator: options", options, SIMULATOR);
export const checkFailOptions = (options: unknown) => checkOptions("fail: options", options, FAIL);
export const checkDisconnectOptions = (options: unknown) =>
  checkOptions("disconnect: options", options, { times });
export const checkLimit = (limit: unknown) => checkOptions("limit: limit", limit, LIMIT);
export const checkListenOptions = (options: unknown) => checkOptions("listen: options", options, LISTEN);
export const checkReplyOptions = (options: unknown) => checkOptions("reply: options", options, REPLY);
export const checkKindOptions = (where: string, options: unknown) =>
  checkOptions(`${where}: options`, options, { kind, account: text });
export const checkRevokeOptions = (options: unknown) =>
  checkOptions("revokeToken: options", options, { kind, account: text, sticky: flag });

export const checkLatency = (latencyMs: unknown) =>
  checkOptions("setLatency: options", { latencyMs: latencyMs ?? null }, { latencyMs: delay });

/** @throws {TypeError} when the errcode does not stand for a failure */
export function checkErrcode(errcode: number): void {
  if (Number.isInteger(errcode) && errcode !== 0) return;
  throw new TypeError(`errcode must be an integer other than 0, got ${shown(errcode)}`);
}
