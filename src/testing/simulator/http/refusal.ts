/** An errcode on its way to the caller; the errmsg is written when it is rendered. */
export class Refusal {
  readonly errcode: number;
  readonly details: RefusalDetails;

  constructor(errcode: number, details: RefusalDetails) {
    this.errcode = errcode;
    this.details = details;
  }
}

export interface RefusalDetails {
  /** Sent word for word, without a rid of ours. */
  readonly errmsg?: string | undefined;
  /** HTTP status; WeChat's failures have 200. */
  readonly status?: number | undefined;
  /** What stands in the body beside errcode and errmsg, like the `msg_id` of 45065. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

export function refuse(errcode: number, details: RefusalDetails = {}): Refusal {
  return new Refusal(errcode, details);
}
