import { credential } from "../checks/values.ts";
import { createVerify, type Verify } from "./sign.ts";

export type Certificates = ReadonlyMap<string, Verify>;

/** @throws {TypeError} that names the certificate by its number, and says what it must be */
export function readCertificates(where: string, given: unknown): Certificates {
  if (
    typeof given !== "object" ||
    given === null ||
    Array.isArray(given) ||
    Object.keys(given).length === 0
  ) {
    throw new TypeError(
      `${where} must be an object of at least one certificate in PEM, by its number in the console`,
    );
  }
  return new Map(
    Object.entries(given).map(([sn, pem]: [string, unknown]) => {
      if (credential(sn))
        throw new TypeError(
          `${where} must have certificates by their numbers, without white space around them`,
        );
      const verify = typeof pem === "string" ? createVerify(sn, pem) : "a certificate in PEM";
      // A PEM in the place of the number would be printed.
      const name = /^[\w-]{1,64}$/.test(sn) ? `.${sn}` : "";
      if (typeof verify === "string") throw new TypeError(`${where}${name} must be ${verify}`);
      return [sn, verify];
    }),
  );
}
