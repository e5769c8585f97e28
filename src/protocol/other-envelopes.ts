import { type Envelope, readCode } from "./envelope.ts";

/** Older families that state the failure of a whole call under other names, beside an errcode 0 or none. */
const OTHER_ENVELOPE = /\/cgi-bin\/express\/local\/|\/(?:publisher\/stat|wxa\/operationams)\/?$/;

/** Whether the responses of this path name a failure otherwise than by errcode. */
export function hasOtherEnvelope(path: string): boolean {
  return OTHER_ENVELOPE.test(path);
}

interface OtherEnvelope {
  readonly resultcode?: unknown;
  readonly resultmsg?: unknown;
  readonly base_resp?: OtherEnvelope | null;
  readonly ret?: unknown;
  readonly err_msg?: unknown;
}

/** The failure in a parsed body of such a path; undefined for none, and then an errcode still counts. */
export function otherEnvelopeOf(body: unknown): Pick<Envelope, "errcode" | "errmsg"> | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { resultcode, resultmsg, base_resp, ret, err_msg } = body as OtherEnvelope;
  const [code, text] =
    resultcode !== undefined
      ? [resultcode, resultmsg]
      : [base_resp?.ret ?? ret, base_resp?.err_msg ?? err_msg];
  const errcode = readCode(code);
  return errcode ? { errcode, errmsg: typeof text === "string" ? text : "" } : undefined;
}
