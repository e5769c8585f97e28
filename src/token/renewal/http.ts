import axios, { type AxiosInstance } from "axios";

/** For instances that set no timeout: a token endpoint that never answers would hold up every call. */
const TIMEOUT_MS = 10_000;

/** Axios' own, as they were when this package was loaded: a user's transform may want what no token endpoint says. */
const { transformRequest, transformResponse, validateStatus } = axios.defaults;

/**
 * Makes a client for token requests: a sibling of the user's instance without its interceptors, so that a token
 * request never waits for a token. Made anew each time, so that it sees the defaults as they are now.
 */
export function siblingForTokens(instance: AxiosInstance): AxiosInstance {
  return instance.create({
    ...(transformRequest && { transformRequest }),
    ...(transformResponse && { transformResponse }),
    validateStatus: validateStatus ?? null,
    responseType: "json",
    timeout: instance.defaults.timeout || TIMEOUT_MS,
  });
}
