import type { SimulatorCall } from "../../testing/index.ts";
import type { Paint } from "../terminal/paint.ts";

/** What a log may say of a call; its query and its body hold tokens and secrets. */
export type LoggedCall = Pick<SimulatorCall, "method" | "path" | "atMs" | "errcode" | "status">;

/** One line about a call that has been answered. */
export function callLine(call: LoggedCall, endedAtMs: number, paint: Paint): string {
  const { method, path, atMs } = call;
  const time = new Date(endedAtMs).toTimeString().slice(0, "hh:mm:ss".length);
  return `${paint("dim", time)} ${method} ${loggable(path)} ${verdictOn(call, paint)} ${paint("dim", `${endedAtMs - atMs} ms`)}`;
}

/** A misspelt URL may have its query inside the path: "/cgi-bin/user/get&access_token=…". What follows is left out. */
function loggable(path: string): string {
  const [plain] = /^[\w./~-]*/.exec(path) ?? [""];
  return plain === path ? path : `${plain}…`;
}

function verdictOn({ errcode, status }: LoggedCall, paint: Paint): string {
  if (errcode !== undefined) return paint(errcode === 0 ? "green" : "red", `errcode ${errcode}`);
  return paint("red", status === undefined ? "connection cut" : `HTTP ${status}`);
}
