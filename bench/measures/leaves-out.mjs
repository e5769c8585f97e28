/** Skips clients that do not renew tokens. */
export const withoutRenewal = ({ renews }) => (renews ? undefined : "renews no tokens");

/** Skips clients that cannot use a stub as the axios adapter. */
export const withoutAxios = ({ withoutAxios: foreign }) =>
  foreign ? "has an HTTP client of its own, which takes no axios adapter" : undefined;
