import { textOf } from "../../../protocol/envelope.ts";
import { ridIn } from "../../../protocol/errmsg.ts";
import type { SimulatorRequest } from "./request.ts";

/** WeChat keeps them for seven days; a long run of failing calls must not fill the memory here. */
const MOST = 1_000;

/** A failed request, as `/cgi-bin/openapi/rid/get` shows it. */
interface RecordedRequest {
  /** When the request arrived, in seconds. */
  readonly invoke_time: number;
  readonly cost_in_ms: number;
  /** The query, token included. */
  readonly request_url: string;
  readonly request_body: string;
  readonly response_body: string;
  readonly client_ip: string;
}

/** The failed requests, by the rid in their errmsg. */
export interface RecordedRequests {
  add(request: SimulatorRequest, failure: { errmsg: string; body: Uint8Array; atMs: number }): void;
  find(rid: string): RecordedRequest | undefined;
  reset(): void;
}

export function createRecordedRequests(now: () => number): RecordedRequests {
  const recorded = new Map<string, RecordedRequest>();
  return {
    add(request, { errmsg, body, atMs }) {
      const rid = ridIn(errmsg);
      if (rid === undefined) return;
      recorded.set(rid, {
        invoke_time: Math.floor(atMs / 1000),
        cost_in_ms: Math.round(now() - atMs),
        request_url: String(request.query),
        request_body: textOf(request.body),
        response_body: textOf(body),
        client_ip: "127.0.0.1",
      });
      const [oldest] = recorded.keys();
      if (recorded.size > MOST && oldest !== undefined) recorded.delete(oldest);
    },
    find: (rid) => recorded.get(rid),
    reset: () => recorded.clear(),
  };
}
