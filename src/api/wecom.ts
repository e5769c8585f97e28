/**
 * The endpoints of the product `wecom`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/wecom
 */
import type { WechatApi } from "./client/client.ts";
import type { Wecom } from "./rows/wecom.generated.cjs";

export type { Wecom };
/** An axios instance, typed by the paths of this product. */
export type WecomApi = WechatApi<Wecom>;
