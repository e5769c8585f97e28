import { createWechatSimulator, type WechatSimulatorOptions } from "../../../../src/testing/index.ts";

export const APPID = "wx0123456789abcdef";
export const SECRET = "s3cret";

/** 2026-01-10 12:00 in China: noon, so that a few hours either way stay within the day. */
export const NOON_MS = Date.UTC(2026, 0, 10, 4);

export interface Visit {
  method?: string;
  query?: Record<string, string>;
  json?: unknown;
  body?: Uint8Array;
  headers?: Record<string, string>;
}

/** Like {@link createVisitedSimulator}, of one account whose appid and secret are known. */
export const createVisitedSimulator = (options: WechatSimulatorOptions = {}) =>
  createAnyoneSimulator({ appid: APPID, secret: SECRET, ...options });

/** A simulator with a clock that the test moves, and short ways to call it without any network. */
export function createAnyoneSimulator(options: WechatSimulatorOptions = {}) {
  let nowMs = NOON_MS;
  const waits: number[] = [];
  const simulator = createWechatSimulator({
    now: () => nowMs,
    wait: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });

  const send = (path: string, { method, query = {}, json, body, headers = {} }: Visit = {}) =>
    simulator.answer({
      method: method ?? (json === undefined && body === undefined ? "GET" : "POST"),
      path,
      query: new URLSearchParams(query),
      headers: json === undefined ? headers : { "content-type": "application/json", ...headers },
      body: body ?? (json === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(json))),
    });

  const read = async (path: string, visit: Visit = {}) =>
    JSON.parse(Buffer.from((await send(path, visit)).body).toString());

  return {
    simulator,
    waits,
    send,
    /** The answer's JSON body. */
    read,
    /** The errcode that a business path answers to this token. */
    errcodeFor: async (access_token: string, path = "/cgi-bin/user/info"): Promise<number> =>
      (await read(path, { query: { access_token } })).errcode,
    stableToken: (fields: Record<string, unknown> = {}) =>
      read("/cgi-bin/stable_token", {
        json: { grant_type: "client_credential", appid: APPID, secret: SECRET, ...fields },
      }),
    token: (fields: Record<string, string> = {}) =>
      read("/cgi-bin/token", {
        query: { grant_type: "client_credential", appid: APPID, secret: SECRET, ...fields },
      }),
    passSeconds(seconds: number) {
      nowMs += seconds * 1000;
    },
  };
}
