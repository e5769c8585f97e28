import axios from "axios";
import { attachWechat } from "axios-wechat";
import { calls } from "./calls.mjs";

/** As in the README. */
export function create({ http, account }) {
  const api = axios.create(http);
  attachWechat(api, account);
  return calls(api);
}
