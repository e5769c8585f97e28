import axios, {
  type AxiosAdapter,
  AxiosError,
  type AxiosResponse,
  CanceledError,
  type InternalAxiosRequestConfig,
} from "axios";
import type { SimulatorAnswer, WechatSimulator } from "../../src/testing/index.ts";

/** A request that was sent to any host. */
export interface Departure {
  readonly host: string;
  readonly query: URLSearchParams;
}

/**
 * An adapter that calls the simulator without a socket, and aborts when its caller does. It responds itself for hosts
 * that are not WeChat's.
 */
export function simulatedAdapter(simulator: WechatSimulator, departures: Departure[]): AxiosAdapter {
  return async (config) => {
    const url = new URL(axios.getUri(config));
    departures.push({ host: url.host, query: url.searchParams });
    const pending =
      url.host === "api.weixin.qq.com"
        ? simulator.answer({
            method: (config.method ?? "get").toUpperCase(),
            path: url.pathname,
            query: url.searchParams,
            headers: { "content-type": String(config.headers.getContentType() ?? "") },
            body: typeof config.data === "string" ? Buffer.from(config.data) : new Uint8Array(),
          })
        : Promise.resolve(ELSEWHERE);
    return responseOf(await untilGivenUp(config, pending), config);
  };
}

const ELSEWHERE: SimulatorAnswer = {
  status: 200,
  headers: {},
  body: Buffer.from('{"errcode":0,"errmsg":"ok"}'),
  errcode: 0,
};

async function untilGivenUp<T>(config: InternalAxiosRequestConfig, work: Promise<T>): Promise<T> {
  const { signal, cancelToken } = config;
  let onAbort = () => {};
  let onCancel: (reason: unknown) => void = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    onAbort = () => reject(new CanceledError(undefined, config));
    onCancel = reject;
    if (signal?.aborted) onAbort();
    signal?.addEventListener?.("abort", onAbort);
    cancelToken?.subscribe(onCancel);
  });
  try {
    return await Promise.race([givenUp, work]);
  } finally {
    signal?.removeEventListener?.("abort", onAbort);
    cancelToken?.unsubscribe(onCancel);
  }
}

function responseOf(answer: SimulatorAnswer, config: InternalAxiosRequestConfig): AxiosResponse {
  if (answer.disconnect) throw new AxiosError("socket hang up", "ECONNRESET", config, {});
  const bytes = Buffer.from(answer.body);
  const response: AxiosResponse = {
    data: config.responseType === "arraybuffer" ? bytes : bytes.toString(),
    status: answer.status,
    statusText: "",
    headers: answer.headers,
    config,
    request: {},
  };
  if (config.validateStatus?.(answer.status)) return response;
  throw new AxiosError(`status ${answer.status}`, AxiosError.ERR_BAD_RESPONSE, config, {}, response);
}
