/**
 * WeChat's endpoints typed by path. Types alone: importing this module as a value loads nothing.
 *
 * @module axios-wechat/api
 */
export type { WechatApi } from "./client/client.ts";
export type { Key, QueryOf, RequestOf, ResponseOf } from "./client/parts-of.ts";
export type { Endpoints } from "./client/rows.ts";
