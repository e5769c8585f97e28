import axios from "axios";
import axiosRetry from "axios-retry";
import { callsWithToken } from "./calls.mjs";

/** As in its documentation: three retries of network errors and 5xx responses. It ignores errcodes. */
export function create({ http, token }) {
  const api = axios.create(http);
  axiosRetry(api, { retries: 3 });
  return callsWithToken(api, token);
}
