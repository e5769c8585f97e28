import type { Category, ErrcodeEntry, Product } from "../../errcodes/entry.ts";
import { hide, hideLazily } from "../../secrets/hide.ts";
import type { ApiErrorCode } from "../names.ts";
import { BRAND, type ErrorContext, WechatError } from "./base.ts";

/** The data of a failed call. */
export interface ApiFailure {
  readonly errcode: number;
  readonly errmsg: string;
  readonly rid: string | undefined;
  readonly category: Category;
  readonly entry: ErrcodeEntry | undefined;
  /** The product of the call. */
  readonly product: Product | undefined;
  readonly docs: string | undefined;
  readonly attempts: number;
  readonly retryable: boolean;
  readonly replayable: boolean;
  readonly body: unknown;
  readonly method: string;
  readonly path: string;
}

/**
 * WeChat responded with a non-zero `errcode`. Each subclass calls for another reaction; this class itself is for the
 * category `business` and for codes that the catalog does not know.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
export class WechatApiError extends WechatError {
  /** The code of its class; `ERR_WECHAT_API` of this one. */
  declare readonly code: ApiErrorCode;
  /** WeChat's code; never 0. */
  readonly errcode: number;
  /**
   * WeChat's whole text, with secrets redacted. `message` has at most 500 characters of it, without control characters.
   * Texts change: branch on `errcode`.
   */
  readonly errmsg: string;
  /** WeChat's id of this request, for its support and for `/cgi-bin/openapi/rid/get` (kept there 7 days). */
  declare readonly rid?: string;
  /** The catalog's category; `business` for a code that it does not know. */
  readonly category: Category;
  /** API requests sent for this call, including the first. */
  readonly attempts: number;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** Whether the body can be sent again; false for a stream. */
  readonly replayable: boolean;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path of the URL, without the query. */
  readonly path: string;
  /** The official page of the endpoint, where the endpoint table has it. */
  declare readonly docs?: string;
  /** The catalog's row; `undefined` for an unknown code. */
  declare readonly entry?: ErrcodeEntry;
  /** The next step, if the catalog has one. */
  declare readonly hint?: {
    /** In English. */
    readonly en: string;
    /** In Chinese. */
    readonly zh: string;
  };
  /** WeChat's whole response body, parsed, without secrets. */
  declare readonly body: unknown;

  /** @internal */
  constructor(failure: ApiFailure, message: string, context: ErrorContext, code: ApiErrorCode) {
    super(message, code, context);
    this.errcode = failure.errcode;
    this.errmsg = failure.errmsg;
    if (failure.rid !== undefined) this.rid = failure.rid;
    this.category = failure.category;
    this.attempts = failure.attempts;
    this.retryable = failure.retryable;
    this.replayable = failure.replayable;
    this.method = failure.method;
    this.path = failure.path;
    if (failure.docs !== undefined) this.docs = failure.docs;
    hide(this, "entry", failure.entry);
    hide(this, "hint", failure.entry?.hint);
    // Made when it is read: few read it, and a large body takes as long to copy as to parse.
    hideLazily(this, "body", () => failure.body);
  }
}
Object.defineProperty(WechatApiError.prototype, BRAND, { value: "api" });
