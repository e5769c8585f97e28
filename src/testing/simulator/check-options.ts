import { type Check, type Checks, checkOptions, describe } from "../../checks/check-options.ts";
import {
  callable,
  count,
  either,
  flag,
  milliseconds,
  millisecondsOrInfinity,
  oneOf,
  text,
} from "../../checks/values.ts";
import { httpStatus } from "./http/reply.ts";
import type { ListenOptions } from "./http/server.ts";
import type { WechatSimulatorOptions } from "./options.ts";
import type { ReplyOptions } from "./script/custom-replies.ts";
import type { FailOptions } from "./script/failures.ts";
import type { LimitOptions } from "./script/limits.ts";
import type { TokenKind } from "./tokens/registry.ts";

const KINDS: readonly TokenKind[] = ["stable", "plain", "wecom", "component", "authorizer"];
const kind = oneOf(...KINDS);

const times = either(Number.POSITIVE_INFINITY, count);

const delay: Check = (value) =>
  typeof value === "function" || !milliseconds(value) ? undefined : `a function or ${milliseconds(value)}`;

const lifetime: Check = (value) =>
  typeof value === "number" && value > 0 && Number.isFinite(value)
    ? undefined
    : "a number of seconds, more than 0";

const texts: Check = (value) =>
  Array.isArray(value) && !value.some(text) ? undefined : "an array of non-empty strings";

const port: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535
    ? undefined
    : "a whole number from 0 to 65535";

const SIMULATOR: Checks<WechatSimulatorOptions> = {
  appid: text,
  secret: text,
  corpid: text,
  corpsecret: text,
  component_appid: text,
  component_appsecret: text,
  component_verify_ticket: text,
  authorizer_refresh_token: text,
  strict: flag,
  expiresIn: lifetime,
  overlapMs: millisecondsOrInfinity,
  renewAheadMs: millisecondsOrInfinity,
  latencyMs: delay,
  dailyTokenQuota: times,
  userTokens: texts,
  failureContentType: text,
  onCall: callable,
  now: callable,
  wait: callable,
  random: callable,
};

const FAIL: Checks<FailOptions> = {
  times,
  errmsg: (value) => (typeof value === "string" ? undefined : "a string"),
  delayMs: delay,
  status: httpStatus,
  fields: (value) => (typeof value === "object" && value !== null ? undefined : "an object"),
};
const LIMIT: Checks<LimitOptions> = { perDay: times, perMinute: times };
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
  checkOptions(`${where}: options`, options, { kind });
export const checkRevokeOptions = (options: unknown) =>
  checkOptions("revokeToken: options", options, { kind, sticky: flag });

export const checkLatency = (latencyMs: unknown) =>
  checkOptions("setLatency: options", { latencyMs: latencyMs ?? null }, { latencyMs: delay });

/** @throws {TypeError} when the errcode does not stand for a failure */
export function checkErrcode(errcode: number): void {
  if (Number.isInteger(errcode) && errcode !== 0) return;
  const got = typeof errcode === "number" ? errcode : describe(errcode);
  throw new TypeError(`errcode must be an integer other than 0, got ${got}`);
}
