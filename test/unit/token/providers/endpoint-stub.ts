import axios, { AxiosError, type AxiosInstance, type InternalAxiosRequestConfig } from "axios";
import type { TokenGrant, TokenProvider, TokenRequest } from "../../../../src/index.ts";
import { responseTo } from "../../axios-parts.ts";

/** A request to the stub, as it would have been sent. */
interface Sent {
  readonly method: string;
  readonly url: string;
  readonly query: Record<string, string>;
  readonly json: unknown;
}

/** A client whose adapter returns the given responses in turn, and records the requests. */
export function endpointStub(...replies: (object | string)[]) {
  const sent: Sent[] = [];
  const contentTypes: unknown[] = [];
  const left = [...replies];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    const url = new URL(axios.getUri(config));
    sent.push({
      method: (config.method ?? "").toUpperCase(),
      url: `${url.origin}${url.pathname}`,
      query: Object.fromEntries(url.searchParams),
      json: typeof config.data === "string" ? JSON.parse(config.data) : config.data,
    });
    contentTypes.push(config.headers.get("Content-Type") ?? undefined);
    const reply = left.length > 1 ? left.shift() : left[0];
    if (reply instanceof Error) throw reply;
    const { status = 200, ...body } = typeof reply === "object" ? (reply as { status?: number }) : {};
    const data = typeof reply === "string" ? reply : JSON.stringify(body);
    const response = responseTo(config, data, status);
    if (status < 400) return response;
    throw new AxiosError(`status ${status}`, "ERR_BAD_RESPONSE", config, {}, response);
  };
  const http = (defaults: { baseURL?: string } = {}): AxiosInstance => axios.create({ ...defaults, adapter });
  return { sent, contentTypes, http };
}

type Wanted = Partial<Pick<TokenRequest, "force" | "rejected" | "signal">>;

/** Calls a provider like the manager does. */
export function ask(provider: TokenProvider, http: AxiosInstance, wanted: Wanted = {}): Promise<TokenGrant> {
  return provider.fetch({ http, force: false, signal: new AbortController().signal, ...wanted });
}
