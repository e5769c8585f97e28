import { type AxiosAdapter, AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { onTestFinished, vi } from "vitest";
import { type ApiSecurityOptions, apiSecurity } from "../../src/security/index.ts";
import vectors from "./security-vectors.json" with { type: "json" };

export { vectors };

/** The options for WeChat's published example. */
export const OPTIONS = {
  appid: vectors.appid,
  symmetric: { sn: vectors.symmetric.sn, key: vectors.symmetric.key },
  asymmetric: { sn: vectors.asymmetric.sn, privateKey: vectors.asymmetric.privateKey },
  platformCertificates: { [vectors.platformCertificate.sn]: vectors.platformCertificate.pem },
} satisfies ApiSecurityOptions;

export const PATH = "/wxa/getuserriskrank";

export const KEYS = {
  appid: vectors.appid,
  urlpath: vectors.urlpath,
  sn: vectors.symmetric.sn,
  key: vectors.symmetric.key,
};

/** Sets the wall clock, in seconds, until the end of the test. */
export function atTime(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: seconds * 1000 });
  onTestFinished(() => void vi.useRealTimers());
}

export interface Answer {
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
  readonly status?: number;
}

/** The response of the example. */
export function publishedAnswer(): Answer {
  const { body, serial, signature, timestamp } = vectors.response;
  return {
    headers: {
      "wechatmp-appid": vectors.appid,
      "wechatmp-timestamp": String(timestamp),
      "wechatmp-serial": serial,
      "wechatmp-signature": signature,
    },
    body,
  };
}

export interface Exchanged {
  readonly sent: InternalAxiosRequestConfig;
  readonly response: AxiosResponse;
  readonly deprecated: readonly string[][];
}

/** Sends a request through `secure`, with an adapter that gives this response. */
export async function exchange(
  answer: Answer,
  options: ApiSecurityOptions = OPTIONS,
  config: Partial<InternalAxiosRequestConfig> = {},
  path: string = PATH,
): Promise<Exchanged> {
  const { headers, body, status = 200 } = answer;
  let sent: InternalAxiosRequestConfig | undefined;
  const deprecated: string[][] = [];
  const adapter: AxiosAdapter = async (received) => {
    sent = received;
    const data = Buffer.from(body as string);
    return { data, status, statusText: "", headers: new AxiosHeaders(headers), config: received };
  };
  const secured = apiSecurity(options).secure(adapter, {
    path,
    param: "access_token",
    account: undefined,
    lang: "en",
    onDeprecated: (...told) => deprecated.push(told),
  });
  const response = await secured({
    method: "post",
    url: path,
    data: '{"openid":"o"}',
    headers: new AxiosHeaders(),
    ...config,
  });
  return { sent: sent as InternalAxiosRequestConfig, response, deprecated };
}
