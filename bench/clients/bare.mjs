import axios from "axios";
import { callsWithToken } from "./calls.mjs";

/** Plain axios with the token in `params`. All other clients are compared with it. */
export function create({ http, token }) {
  return callsWithToken(axios.create(http), token);
}
