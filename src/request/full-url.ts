import axios, { type InternalAxiosRequestConfig } from "axios";
import { parseURL } from "../protocol/hosts.ts";

type UrlParts = Pick<InternalAxiosRequestConfig, "baseURL" | "url" | "allowAbsoluteUrls">;

/** The URL of a request as axios itself joins it, without the params. */
export function fullURL({ baseURL, url, allowAbsoluteUrls }: UrlParts): URL | undefined {
  try {
    const parts = { ...(baseURL !== undefined && { baseURL }), ...(url !== undefined && { url }) };
    return new URL(
      new axios.Axios({}).getUri({ ...parts, ...(allowAbsoluteUrls !== undefined && { allowAbsoluteUrls }) }),
    );
  } catch {
    return undefined;
  }
}

/** Scheme and host of a URL. */
export function originOf(url: string | undefined): string | undefined {
  return parseURL(url)?.origin;
}

/** The host of a URL, with its port unless that is the default. */
export function hostOf(url: string | undefined): string | undefined {
  return parseURL(url)?.host;
}
