import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { AxiosInstance, AxiosRequestConfig } from "axios";
import { expect, onTestFinished, vi } from "vitest";
import {
  type ErrcodeNumber,
  stableTokenProvider,
  type TokenProvider,
  type WechatAttachment,
  type WechatOptions,
} from "../../../src/index.ts";
import { assertNoSecrets, type ReceivedRequest, simulatorReply } from "../../../src/testing/index.ts";
import { freePort } from "../../free-port.ts";
import { APP, attach, startWechat, type Wechat } from "../setup.ts";

/** A URL, a form and JSON encode them in different ways. */
export const OWN = "62_own+token/0123456789=abcdef";
export const OTHER = "another+secret/0123456789=";
export const PATH = "/cgi-bin/user/info";

export const ADAPTERS = ["http", "fetch"] as const;

/** The places for the token of a call. */
export const PLACEMENTS: readonly [where: string, call: AxiosRequestConfig][] = [
  ["that the plugin added", { method: "get" }],
  ["given with wechat.token", { method: "get", wechat: { token: OWN } }],
  ["in params", { method: "get", params: { access_token: OWN } }],
  ["in URLSearchParams", { method: "get", params: new URLSearchParams({ access_token: OWN }) }],
  ["in the URL", { method: "get", url: `${PATH}?access_token=${encodeURIComponent(OWN)}` }],
  ["in the JSON body", { method: "post", data: { access_token: OWN, appsecret: OTHER } }],
  ["in the Authorization header", { method: "get", headers: { Authorization: `Bearer ${OWN}` } }],
  ["in a lower-case header", { method: "get", headers: { authorization: `Bearer ${OWN}` } }],
];

export interface Watched extends Wechat {
  readonly api: AxiosInstance;
  readonly attachment: WechatAttachment;
  /** Attaches another kind of account, instead of the current one. */
  attachWith(provider: (url: string) => TokenProvider): void;
  /** Fails when one of these values, or the input of a hook or a warning, contains a secret of this test. */
  expectNoSecrets(...values: unknown[]): void;
  secrets(): string[];
  /** The process warnings so far. */
  warnings(): readonly unknown[];
}

/** The plugin, with a record of everything that it passes to hooks and warnings. */
export async function startWatched(
  options: WechatOptions = {},
  config: { adapter?: "http" | "fetch"; baseURL?: string } = {},
): Promise<Watched> {
  const wechat = await startWechat();
  const { client, url, simulator } = wechat;
  const api = client(config);
  const heard: unknown[] = [];
  const note = (event: unknown) => void heard.push(event);
  const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const watched = { onRefresh: note, onRetry: note, retry: { maxRetries: 1, baseDelayMs: 1 }, ...options };
  const attachment = attach(api, { provider: stableTokenProvider({ ...APP, baseURL: url }), ...watched });
  const secrets = () => {
    const issued = simulator.tokenCalls.flatMap(({ issued: token }) => token ?? []);
    return [APP.secret, OWN, OTHER, ...issued];
  };
  return {
    ...wechat,
    api,
    attachment,
    secrets,
    warnings: () => warnings.mock.calls,
    attachWith(provider) {
      attachment.detach();
      attach(api, { ...watched, provider: provider(url) });
    },
    expectNoSecrets(...values) {
      for (const value of [...values, heard, warnings.mock.calls]) assertNoSecrets(value, secrets());
    },
  };
}

/** Echoes everything that it received, unchanged and URL-encoded: the worst case of a gateway. */
export function echo(answer: { status?: number; errcode?: ErrcodeNumber | number } = {}) {
  const { status = 200, errcode } = answer;
  return ({ query, headers, body }: ReceivedRequest) => {
    const told = [...query.values(), headers.authorization, Buffer.from(body)].join(" ");
    const seen = { url: `${PATH}?${query}`, lines: [told, encodeURIComponent(told)] };
    const errmsg = `refused ${told} alias ${encodeURIComponent(told)}`;
    return simulatorReply({ status, body: { ...(errcode !== undefined && { errcode }), errmsg, seen } });
  };
}

/** A server that responds with invalid HTTP that contains the first line of the request. */
export async function startGarbage(): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (request) => socket.end(`GARBAGE ${request}\r\n\r\n`));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A URL without a server. */
export const closedPort = async () => `http://127.0.0.1:${await freePort()}`;

/** The reason of a rejected promise. */
export async function caught(promise: Promise<unknown>): Promise<unknown> {
  const outcome: { error?: unknown } = await promise.then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  expect(outcome).toHaveProperty("error");
  return outcome.error;
}
