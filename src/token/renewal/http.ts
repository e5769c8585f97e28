import axios, { type AxiosInstance } from "axios";
import type { Language } from "../../errors/message.ts";
import { addRedirects, createRedirects } from "../../request/redirects.ts";
import { DEFAULT_TOKEN_PARAM } from "../provider.ts";

/** For instances without a timeout: a token endpoint that never responds would block every call. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** Axios' own, as of when this package was loaded: a user's transform may not fit a token endpoint's response. */
const { transformRequest, transformResponse, validateStatus } = axios.defaults;

/**
 * Makes a client for token requests: a sibling of the user's instance without its interceptors, so that a token
 * request never waits for a token. Made for each request, so that it sees the current defaults.
 */
export function siblingForTokens(instance: AxiosInstance, lang?: Language): AxiosInstance {
  const sibling = instance.create({
    ...(transformRequest && { transformRequest }),
    ...(transformResponse && { transformResponse }),
    validateStatus: validateStatus ?? null,
    responseType: "json",
    timeout: instance.defaults.timeout || DEFAULT_TIMEOUT_MS,
  });
  // The appsecret goes nowhere else.
  return addRedirects(
    sibling,
    createRedirects({ mayReceive: () => false, mayLeave: false, paramOf: () => DEFAULT_TOKEN_PARAM, lang }),
  );
}
