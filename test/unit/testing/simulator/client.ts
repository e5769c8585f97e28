import { createWechatSimulator, type WechatSimulatorOptions } from "../../../../src/testing/index.ts";

export const APPID = "wx0123456789abcdef";
export const SECRET = "s3cret";

/** 2026-01-10 12:00 in China. At noon, tests can move the clock by hours within the same day. */
export const NOON_MS = Date.UTC(2026, 0, 10, 4);

export interface TestRequest {
  method?: string;
  query?: Record<string, string>;
  json?: unknown;
  body?: Uint8Array;
  headers?: Record<string, string>;
}

/** Like {@link createOpenSimulatorClient}, but the simulator checks appid and secret. */
export const createSimulatorClient = (options: WechatSimulatorOptions = {}) =>
  createOpenSimulatorClient({ appid: APPID, secret: SECRET, ...options });

/** Creates a simulator with a manual clock, and functions that call it without a network. */
export function createOpenSimulatorClient(options: WechatSimulatorOptions = {}) {
  let nowMs = NOON_MS;
  const waits: number[] = [];
  const simulator = createWechatSimulator({
    now: () => nowMs,
    wait: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });

  const send = (path: string, { method, query = {}, json, body, headers = {} }: TestRequest = {}) =>
    simulator.answer({
      method: method ?? (json === undefined && body === undefined ? "GET" : "POST"),
      path,
      query: new URLSearchParams(query),
      headers: json === undefined ? headers : { "content-type": "application/json", ...headers },
      body: body ?? (json === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(json))),
    });

  const read = async (path: string, request: TestRequest = {}) =>
    JSON.parse(Buffer.from((await send(path, request)).body).toString());

  return {
    simulator,
    waits,
    send,
    /** Sends a request and returns the JSON body of the response. */
    read,
    /** Returns the errcode that a business path sends for this token. */
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
