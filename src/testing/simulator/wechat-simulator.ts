import type { PathOf, ReplyTo } from "../../api/client/replies.ts";
import type { Endpoints } from "../../api/client/rows.ts";
import type { SimulatorCall } from "./http/call.ts";
import type { SimulatorHandlers } from "./http/msw-handlers.ts";
import type { SimulatorAnswer } from "./http/render.ts";
import type { ReplyBody, ReplyFunction, SimulatorReply } from "./http/reply.ts";
import type { SimulatorRequest } from "./http/request.ts";
import type { ListenOptions, SimulatorServer } from "./http/server.ts";
import type { ReplyOptions } from "./script/custom-replies.ts";
import type { FailOptions } from "./script/failures.ts";
import type { LimitOptions } from "./script/limits.ts";
import type { SimulatorSecurity } from "./security/options.ts";
import type { TokenKind } from "./tokens/registry.ts";

/**
 * A simulator of the WeChat API: tokens that expire or are revoked, wrong secrets, quotas, and failures on demand.
 * A path looks like `/cgi-bin/user/info`, without host and query. `"*"` stands for all business paths, that is, all
 * paths except the token endpoints.
 *
 * @typeParam All the endpoints of products whose replies are checked, such as `Mp & Miniprogram`; none by default
 */
export interface WechatSimulator<All extends Endpoints = Endpoints> {
  /** All business calls since the start or the last reset, in order of arrival. The array is always the same object. */
  readonly calls: readonly SimulatorCall[];
  /** All calls of token endpoints since the start or the last reset, in order of arrival. */
  readonly tokenCalls: readonly SimulatorCall[];

  /** Its side of signed and encrypted calls; undefined without the option `security`. */
  readonly security: SimulatorSecurity | undefined;
  /**
   * Request handlers for msw. They cover https://api.weixin.qq.com and the other hosts of WeChat and WeCom.
   * @throws {Error} when msw, an optional peer dependency, is not installed
   * @example
   * const server = setupServer(...simulator.handlers);
   */
  readonly handlers: SimulatorHandlers;
  /**
   * Serves the simulator over real HTTP, on 127.0.0.1 by default.
   * @example
   * const { url, close } = await simulator.listen();
   * const api = axios.create({ baseURL: url });
   */
  listen(options?: ListenOptions): Promise<SimulatorServer>;
  /** Handles one request without a network. Use it to build your own server or interceptor. */
  answer(request: SimulatorRequest): Promise<SimulatorAnswer>;

  /**
   * Expires all current tokens, or those of one kind or account. They then get 42001 (a suite's 42009), and the endpoints
   * issue new ones.
   */
  expireToken(options?: { kind?: TokenKind; account?: string }): void;
  /**
   * Revokes all current tokens, or those of one kind or account. They then get 40001 (40014 in WeCom, 40082 for a suite), and the endpoints issue new
   * ones. With `sticky`, `/cgi-bin/stable_token` keeps returning the revoked token until a request with
   * `force_refresh`, or until the token is due for renewal.
   */
  revokeToken(options?: { sticky?: boolean; kind?: TokenKind; account?: string }): void;
  /** Issues a valid token without a token endpoint, for calls that pass their own. @default kind "plain" */
  issueToken(options?: { kind?: TokenKind; account?: string }): string;
  /** The account that a token was issued for: an appid, a corpid, a suite_id, or the OpenID of a user. */
  accountOf(token: string): string | undefined;
  /** Makes the token endpoints of api.weixin.qq.com respond with 40164 until {@link reset}. @default ip "1.2.3.4" */
  refuseIp(ip?: string): void;

  /**
   * Makes a path fail with an errcode, whatever the token. This works for token endpoints too. Several failures of one
   * path apply in order. A failure without `times` lasts until the next `fail` of that path replaces it. Failures of
   * the path apply before those of `"*"`.
   * @throws {TypeError} when the path does not start with "/", or the errcode is 0 or not an integer
   * @example
   * simulator.fail("/cgi-bin/message/custom/send", -1, { times: 2 });
   */
  fail(path: string, errcode: number, options?: FailOptions): void;
  /** Cuts the connection instead of responding. Applies in order with the failures of {@link fail}. */
  disconnect(path: string, options?: { times?: number }): void;
  /** Removes the failures of one path, or of all paths. */
  heal(path?: string): void;
  /**
   * Sets the reply of a path to calls with a valid token. Without one, an endpoint of the table replies in its shape: errcode
   * 0, and sample values that are the same in each run. An object is sent
   * as JSON, a string as text, bytes unchanged. `simulatorReply` also sets status and headers. A function receives the
   * request and returns one of these. Token endpoints with a custom reply check nothing.
   */
  reply<Path extends string>(
    path: Path extends PathOf<All> ? never : Path,
    body: ReplyBody | SimulatorReply | ReplyFunction,
    options?: ReplyOptions,
  ): void;
  /**
   * The same for an endpoint of the products that {@link createWechatSimulator} was given: a part of its response, or the
   * envelope of an error.
   */
  reply<Path extends PathOf<All>, Body extends ReplyTo<All, Path>>(
    path: Path,
    body: Body | SimulatorReply | ReplyFunction,
    options?: ReplyOptions,
  ): void;
  /** Limits a path: 45009 after `perDay` calls, 45011 after `perMinute` calls, each account by itself. `"*"` counts each path separately. */
  limit(path: string, limit: LimitOptions): void;
  /** Replaces the option `latencyMs`. */
  setLatency(latencyMs: number | ((call: SimulatorCall) => number)): void;
  /**
   * Restores the initial state for the next test: removes recorded calls, failures, replies and limits, and resets the
   * latency. Valid tokens stay valid, because the client under test still holds one and does not renew it twice within
   * seconds.
   */
  reset(): void;
}
