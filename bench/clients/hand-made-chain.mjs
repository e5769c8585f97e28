import axios, { AxiosError } from "axios";
import { createAuthRefresh } from "axios-auth-refresh";
import axiosRetry from "axios-retry";
import { calls } from "./calls.mjs";

const REFUSED_TOKEN = [40001, 40014, 42001];
const WORTH_A_RETRY = [-1, 45009];

/**
 * A careful combination of the two plugins: errcodes become errors, all calls share one token promise,
 * axios-auth-refresh renews a rejected token, and axios-retry retries the same errors as axios-wechat.
 */
export function create({ http, account }, { deduplicateRefresh = true } = {}) {
  const api = axios.create(http);
  const tokenEndpoint = axios.create(http);
  let token;

  const fetchToken = async () => {
    const grant = { grant_type: "client_credential", ...account };
    const { data } = await tokenEndpoint.post("/cgi-bin/stable_token", grant);
    if (!data.access_token) throw new Error(`${data.errcode} ${data.errmsg}`);
    return data.access_token;
  };
  const renew = () => {
    const fetched = fetchToken();
    token = fetched;
    fetched.catch(() => {
      if (token === fetched) token = undefined;
    });
    return fetched;
  };

  api.interceptors.request.use(async (config) => {
    config.params = { ...config.params, access_token: await (token ?? renew()) };
    return config;
  });
  api.interceptors.response.use((response) => {
    const { errcode, errmsg } = response.data;
    if (!errcode) return response;
    throw new AxiosError(`${errcode} ${errmsg}`, "ERR_ERRCODE", response.config, response.request, response);
  });
  axiosRetry(api, {
    retries: 3,
    retryDelay: axiosRetry.exponentialDelay,
    retryCondition: (error) =>
      axiosRetry.isNetworkOrIdempotentRequestError(error) ||
      WORTH_A_RETRY.includes(error.response?.data?.errcode),
  });
  createAuthRefresh(api, renew, {
    deduplicateRefresh,
    shouldRefresh: (error) => REFUSED_TOKEN.includes(error.response?.data?.errcode),
  });

  return calls(api);
}
