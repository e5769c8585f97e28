import type { ReplyBody, ReplyFunction, SimulatorReply } from "../http/reply.ts";
import type { ReceivedRequest } from "../http/request.ts";

/** Options of `reply`. */
export interface ReplyOptions {
  /** Whether the call needs a valid token. Use `false` for a path of your own, such as a token server. @default true */
  token?: boolean;
}

interface CustomReply {
  readonly needsToken: boolean;
  respond(request: ReceivedRequest): ReplyBody | SimulatorReply | Promise<ReplyBody | SimulatorReply>;
}

/** The replies that the test has set, by path. */
export interface CustomReplies {
  set(path: string, reply: ReplyBody | SimulatorReply | ReplyFunction, options: ReplyOptions): void;
  find(path: string, options: { wildcard: boolean }): CustomReply | undefined;
  reset(): void;
}

export function createCustomReplies(): CustomReplies {
  const replies = new Map<string, CustomReply>();
  return {
    set(path, reply, { token = true }) {
      const respond = typeof reply === "function" ? (reply as ReplyFunction) : () => reply;
      replies.set(path, { needsToken: token, respond });
    },
    find: (path, { wildcard }) => replies.get(path) ?? (wildcard ? replies.get("*") : undefined),
    reset: () => replies.clear(),
  };
}
