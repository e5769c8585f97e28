/**
 * The endpoints of the product `mp`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/mp
 */
import type { WechatApi } from "./client/client.ts";
import type { Mp } from "./rows/mp.generated.cjs";

export type { Mp };
/** An axios instance, typed by the paths of this product. */
export type MpApi = WechatApi<Mp>;
