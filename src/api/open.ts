/**
 * The endpoints of the product `open`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/open
 */
import type { WechatApi } from "./client/client.ts";
import type { Open } from "./rows/open.generated.cjs";

export type { Open };
/** An axios instance, typed by the paths of this product. */
export type OpenApi = WechatApi<Open>;
