/** Something about signed responses that an operator should know. Holds no secret. */
export interface SecurityEvent {
  /** A response was verified with a platform certificate that WeChat is about to retire. */
  readonly type: "certificate-deprecated";
  /** The account of the call: with `accounts` the string that chose it, else the provider's key. */
  readonly account?: string;
  /** The number of the certificate that is about to be retired. */
  readonly serial: string;
  /** The number of the certificate to add; download it in the console. */
  readonly replacedBy: string;
}
