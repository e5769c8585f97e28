import type { ApiSecurityOptions } from "../../../security/options.ts";

/** The keys of a simulated account; what is not given is generated. */
export type SimulatorSecurityOptions = Partial<
  Pick<ApiSecurityOptions, "appid" | "symmetric" | "asymmetric" | "paths" | "origin">
>;

/**
 * How the simulator answers a covered call.
 *
 * - `signed`: as WeChat does
 * - `unsigned`: unencrypted, without the headers of a signature
 * - `tampered`: one bit of the ciphertext differs from what was signed
 * - `late`: signed 301 seconds ago
 * - `deprecated`: signed with the next certificate, and for the time being with the present one as well
 */
export type SecurityAnswer = "signed" | "unsigned" | "tampered" | "late" | "deprecated";

/** Signed and encrypted calls of a simulator. */
export interface SimulatorSecurity {
  /** What `apiSecurity` takes to call this simulator. */
  readonly options: ApiSecurityOptions;
  /** All certificates in PEM, the next one included, as `replaceCertificates` takes them. */
  readonly certificates: Readonly<Record<string, string>>;
  /**
   * Sets how covered calls are answered, until the next `answer` or `reset`.
   * @throws {TypeError} on another value
   */
  answer(how: SecurityAnswer): void;
}
