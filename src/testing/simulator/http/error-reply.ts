/** An errcode to reply with. The errmsg is added when the response is rendered. */
export class ErrorReply {
  readonly errcode: number;
  readonly details: ErrorDetails;

  constructor(errcode: number, details: ErrorDetails = {}) {
    this.errcode = errcode;
    this.details = details;
  }
}

export interface ErrorDetails {
  /** Replaces WeChat's errmsg and rid. */
  readonly errmsg?: string | undefined;
  /** The HTTP status. @default 200 */
  readonly status?: number | undefined;
  /** Extra body fields, such as the `msg_id` of 45065. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}
