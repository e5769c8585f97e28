import type { SimulatorAnswer } from "./http/answer.ts";
import type { SimulatorCall } from "./http/call.ts";
import type { SimulatorHandlers } from "./http/msw-handlers.ts";
import type { ReplyBody, ReplyFunction, SimulatorReply } from "./http/reply.ts";
import type { SimulatorRequest } from "./http/request.ts";
import type { ListenOptions, SimulatorServer } from "./http/server.ts";
import type { FailOptions } from "./script/failures.ts";
import type { LimitOptions } from "./script/limits.ts";
import type { ReplyOptions } from "./script/replies.ts";
import type { TokenKind } from "./tokens/ledger.ts";

/**
 * WeChat's API, played by a program: tokens that expire and are revoked, wrong secrets, quotas, failures on demand.
 * A path is written like `/cgi-bin/user/info`, without host and query; `"*"` means every business path, which is
 * every path that is not a token endpoint.
 */
export interface WechatSimulator {
  /** Every business call since the start or the last reset, in order of arrival. The same array for ever. */
  readonly calls: readonly SimulatorCall[];
  /** Every call of a token endpoint, likewise. */
  readonly tokenCalls: readonly SimulatorCall[];

  /**
   * Request handlers for msw, which answer for https://api.weixin.qq.com and WeChat's other hosts, WeCom's among them.
   * @throws {Error} when msw, an optional peer dependency, is not installed
   * @example
   * const server = setupServer(...simulator.handlers);
   */
  readonly handlers: SimulatorHandlers;
  /**
   * Serves it over real HTTP, on loopback unless told otherwise.
   * @example
   * const { url, close } = await simulator.listen();
   * const api = axios.create({ baseURL: url });
   */
  listen(options?: ListenOptions): Promise<SimulatorServer>;
  /** Answers one request, without any network: what servers and interceptors are made of. */
  answer(request: SimulatorRequest): Promise<SimulatorAnswer>;

  /** Time runs out for all current tokens (of one kind): 42001 for them, new ones from the endpoints. */
  expireToken(options?: { kind?: TokenKind }): void;
  /**
   * All current tokens (of one kind) are dead at once: 40001, or 40014 in WeCom. The endpoints give new ones.
   * With `sticky`, `/cgi-bin/stable_token` does not notice: it keeps handing out the dead token until it is asked
   * with `force_refresh`, or until the token would have been renewed anyway.
   */
  revokeToken(options?: { sticky?: boolean; kind?: TokenKind }): void;
  /** A good token that no endpoint knows of: for calls that bring their own. @default kind "plain" */
  issueToken(options?: { kind?: TokenKind }): string;
  /** The token endpoints of api.weixin.qq.com answer 40164 until {@link reset}. @default ip "1.2.3.4" */
  refuseIp(ip?: string): void;

  /**
   * A path fails with an errcode, whatever its token; token endpoints too. Several failures of one path come one after
   * the other; one without `times` lasts until a later `fail` of that path replaces it. A path's own failures come
   * before those of `"*"`.
   * @throws {TypeError} when the path does not begin with "/", or the errcode is 0 or no integer
   * @example
   * simulator.fail("/cgi-bin/message/custom/send", -1, { times: 2 });
   */
  fail(path: string, errcode: number, options?: FailOptions): void;
  /** The connection is cut instead of an answer; stands in line with the failures of {@link fail}. */
  disconnect(path: string, options?: { times?: number }): void;
  /** Forgets the failures of a path, or all of them. */
  heal(path?: string): void;
  /**
   * What a path answers to a good token, in place of `{ errcode: 0, errmsg: "ok" }`. An object is sent as JSON, a string
   * as text, bytes as they are; `simulatorReply` makes an answer with a status and headers; a function gets the request
   * and returns one of these. Token endpoints can be described too, and then check nothing.
   */
  reply(path: string, body: ReplyBody | SimulatorReply | ReplyFunction, options?: ReplyOptions): void;
  /** Limits a path: 45009 after `perDay` calls, 45011 after `perMinute`. `"*"` gives each path its own count. */
  limit(path: string, limit: LimitOptions): void;
  /** Replaces the option `latencyMs`. */
  setLatency(latencyMs: number | ((call: SimulatorCall) => number)): void;
  /**
   * Back to the start, for the next test: no calls, failures, replies and limits of yours, the latency of the options.
   * Good tokens stay good, because the client under test still holds one: otherwise its next call would be refused,
   * and a client does not renew twice within seconds.
   */
  reset(): void;
}
