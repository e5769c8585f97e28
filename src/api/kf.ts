/**
 * The endpoints of the product `kf`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/kf
 */
import type { WechatApi } from "./client/client.ts";
import type { Kf } from "./rows/kf.generated.cjs";

export type { Kf };
/** An axios instance, typed by the paths of this product. */
export type KfApi = WechatApi<Kf>;
