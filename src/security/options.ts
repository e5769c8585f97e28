/** The symmetric key of an account, as in the console. */
export interface SymmetricKey {
  /** Its number (编号). */
  readonly sn: string;
  /** The key in base64: 32 bytes for AES256_GCM, 16 for SM4_GCM. */
  readonly key: string;
  /**
   * SM4_GCM needs the package `sm-crypto-v2`.
   * @default "AES256_GCM"
   */
  readonly algorithm?: "AES256_GCM" | "SM4_GCM" | undefined;
}

/** The asymmetric key of an account, as in the console. */
export interface AsymmetricKey {
  /** Its number (编号). */
  readonly sn: string;
  /** The private key in PEM: PKCS#1 or PKCS#8 for RSA, PKCS#8 for SM2. */
  readonly privateKey: string;
  /**
   * SM2withSM3 needs the package `sm-crypto-v2`.
   * @default "RSAwithSHA256"
   */
  readonly algorithm?: "RSAwithSHA256" | "SM2withSM3" | undefined;
}

/** Platform certificates in PEM, by their number in the console, which is not the one inside the certificate. */
export type PlatformCertificates = Readonly<Record<string, string>>;

/** Options of {@link apiSecurity}. */
export interface ApiSecurityOptions {
  /** The account's appid. */
  readonly appid: string;
  /** The key that encrypts. */
  readonly symmetric: SymmetricKey;
  /** The key that signs. */
  readonly asymmetric: AsymmetricKey;
  /** WeChat's certificates, by number: several while WeChat replaces one. */
  readonly platformCertificates: PlatformCertificates;
  /**
   * Which paths are signed and encrypted, where they are called by POST with a JSON body or none.
   * @default the endpoints that are known to support it
   */
  readonly paths?: readonly string[] | ((path: string) => boolean) | undefined;
  /**
   * Accepts unsigned responses that are not encrypted either: for a time in which the console does not demand signatures
   * of every endpoint.
   * @default false
   */
  readonly allowUnsigned?: boolean | undefined;
  /**
   * Scheme and host of the URL that is signed, whichever host the request goes to.
   * @default "https://api.weixin.qq.com"
   */
  readonly origin?: string | undefined;
}
