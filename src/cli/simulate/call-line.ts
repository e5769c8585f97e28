import type { SimulatorCall } from "../../testing/index.ts";
import type { Paint } from "../terminal/paint.ts";

/** The fields that may be logged. Query and body contain tokens and secrets. */
export type LoggedCall = Pick<SimulatorCall, "method" | "path" | "atMs" | "errcode" | "status">;

/** Formats the log line of a completed call. */
export function callLine(call: LoggedCall, endedAtMs: number, paint: Paint): string {
  const { method, path, atMs } = call;
  const time = new Date(endedAtMs).toTimeString().slice(0, "hh:mm:ss".length);
  return `${paint("dim", time)} ${method} ${loggable(path)} ${resultOf(call, paint)} ${paint("dim", `${endedAtMs - atMs} ms`)}`;
}

/** Cuts off the query of a misspelled URL, such as "/cgi-bin/user/get&access_token=…". */
function loggable(path: string): string {
  const [plain] = /^[\w./~-]*/.exec(path) ?? [""];
  return plain === path ? path : `${plain}…`;
}

function resultOf({ errcode, status }: LoggedCall, paint: Paint): string {
  if (errcode !== undefined) return paint(errcode === 0 ? "green" : "red", `errcode ${errcode}`);
  return paint("red", status === undefined ? "connection cut" : `HTTP ${status}`);
}
