/**
 * The endpoints of the product `miniprogram`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/miniprogram
 */
import type { WechatApi } from "./client/client.ts";
import type { Miniprogram } from "./rows/miniprogram.generated.cjs";

export type { Miniprogram };
/** An axios instance, typed by the paths of this product. */
export type MiniprogramApi = WechatApi<Miniprogram>;
