import type { AxiosInstance } from "axios";
import { AXIOS_DEFAULTS } from "../../checks/axios-module.ts";
import { addRedirects, createRedirects } from "../../request/redirects.ts";
import { type EndpointErrors, typeErrcodes } from "../endpoint-errcode.ts";
import { DEFAULT_TOKEN_PARAM } from "../provider.ts";

/** For instances without a timeout: a token endpoint that never responds would block every call. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** A token takes a few hundred bytes: a response without an end must not fill the memory. */
const LONGEST_RESPONSE = 1_048_576;

/** Axios' own, as of when this package was loaded: a user's transform may not fit a token endpoint's response. */
const { transformRequest, transformResponse, validateStatus } = AXIOS_DEFAULTS;

/**
 * Makes a client for token requests: a sibling of the user's instance without its interceptors, so that a token
 * request never waits for a token. Made for each request, so that it sees the current defaults. Its errcodes are typed
 * errors.
 */
export function siblingForTokens(instance: AxiosInstance, errors: EndpointErrors = {}): AxiosInstance {
  const { timeout, maxContentLength = -1 } = instance.defaults;
  const sibling = instance.create({
    ...(transformRequest && { transformRequest }),
    ...(transformResponse && { transformResponse }),
    validateStatus: validateStatus ?? null,
    responseType: "json",
    timeout: timeout || DEFAULT_TIMEOUT_MS,
    maxContentLength: maxContentLength < 0 ? LONGEST_RESPONSE : Math.min(maxContentLength, LONGEST_RESPONSE),
  });
  const { lang } = errors;
  // The appsecret goes nowhere else.
  addRedirects(
    sibling,
    createRedirects({ mayReceive: () => false, mayLeave: false, paramOf: () => DEFAULT_TOKEN_PARAM, lang }),
  );
  return typeErrcodes(sibling, errors);
}
