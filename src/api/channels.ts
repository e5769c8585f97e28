/**
 * The endpoints of the product `channels`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/channels
 */
import type { WechatApi } from "./client/client.ts";
import type { Channels } from "./rows/channels.generated.cjs";

export type { Channels };
/** An axios instance, typed by the paths of this product. */
export type ChannelsApi = WechatApi<Channels>;
