import { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";

type ConfigParts = Partial<Omit<InternalAxiosRequestConfig, "headers">> & {
  readonly headers?: Record<string, string>;
};

/** A config as an adapter receives it. */
export function requestConfig({ headers = {}, ...parts }: ConfigParts = {}): InternalAxiosRequestConfig {
  return { ...parts, headers: new AxiosHeaders(headers) };
}

/** A response as an adapter returns it. */
export function responseTo(config: InternalAxiosRequestConfig, data: unknown, status = 200): AxiosResponse {
  return { data, status, statusText: "", headers: new AxiosHeaders(), config, request: {} };
}
