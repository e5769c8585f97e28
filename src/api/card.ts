/**
 * The endpoints of the product `card`, typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api/card
 */
import type { WechatApi } from "./client/client.ts";
import type { Card } from "./rows/card.generated.cjs";

export type { Card };
/** An axios instance, typed by the paths of this product. */
export type CardApi = WechatApi<Card>;
