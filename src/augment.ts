import type { WechatCallOptions } from "./call/options.ts";

declare module "axios" {
  // No type parameters: axios 1.19 added a second one, and a declaration without any merges with both forms.
  interface AxiosRequestConfig {
    /** What axios-wechat is to do for this call; `false` leaves it alone altogether. */
    wechat?: false | WechatCallOptions;
  }
}
