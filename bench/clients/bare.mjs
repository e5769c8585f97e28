import axios from "axios";
import { callsWithToken } from "./calls.mjs";

/** Nothing attached, the token in `params`: what every other row is compared with. */
export function create({ http, token }) {
  return callsWithToken(axios.create(http), token);
}
