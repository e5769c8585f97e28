import { InvalidArgumentError } from "commander";

/** Calls of a path that fail: `/cgi-bin/user/info=40003`, or `/cgi-bin/user/info=-1:2` for two of them. */
export interface FailingPath {
  readonly path: string;
  readonly errcode: number;
  /** Undefined for every call. */
  readonly times: number | undefined;
}

/** How often a path may be called in a day. */
export interface PathQuota {
  readonly path: string;
  readonly perDay: number;
}

/** Ten digits and more are not a number that WeChat uses. */
const FAILURE = /^(\/[^?#\s=]*|\*)=(-?\d{1,9})(?::(\d{1,9}))?$/;
const QUOTA = /^(\/[^?#\s=]*|\*)=(\d{1,9})$/;

export function failure(text: string): FailingPath {
  const [, path, errcode, times] = FAILURE.exec(text) ?? [];
  if (path === undefined || Number(errcode) === 0 || Number(times ?? 1) === 0) {
    throw new InvalidArgumentError(
      "It must look like /cgi-bin/user/info=40003, or /cgi-bin/user/info=-1:2 for two calls.",
    );
  }
  return { path, errcode: Number(errcode), times: times === undefined ? undefined : Number(times) };
}

export function quota(text: string): PathQuota {
  const [, path, perDay] = QUOTA.exec(text) ?? [];
  if (path === undefined) throw new InvalidArgumentError("It must look like /cgi-bin/user/info=100.");
  return { path, perDay: Number(perDay) };
}
