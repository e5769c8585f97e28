import type { ReplyBody, ReplyFunction, SimulatorReply } from "../http/reply.ts";
import type { ReceivedRequest } from "../http/request.ts";

/** How a reply that a test described is given. */
export interface ReplyOptions {
  /** `false`: answered without a look at the token, for a path of your own (a central token server). @default true */
  token?: boolean;
}

/** A path's described reply. */
interface DescribedReply {
  readonly needsToken: boolean;
  answer(request: ReceivedRequest): ReplyBody | SimulatorReply | Promise<ReplyBody | SimulatorReply>;
}

/** The replies that the test described, by path. */
export interface DescribedReplies {
  set(path: string, reply: ReplyBody | SimulatorReply | ReplyFunction, options: ReplyOptions): void;
  find(path: string, options: { wildcard: boolean }): DescribedReply | undefined;
  reset(): void;
}

export function createDescribedReplies(): DescribedReplies {
  const replies = new Map<string, DescribedReply>();
  return {
    set(path, reply, { token = true }) {
      const answer = typeof reply === "function" ? (reply as ReplyFunction) : () => reply;
      replies.set(path, { needsToken: token, answer });
    },
    find: (path, { wildcard }) => replies.get(path) ?? (wildcard ? replies.get("*") : undefined),
    reset: () => replies.clear(),
  };
}
