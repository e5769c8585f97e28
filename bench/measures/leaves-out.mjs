/** Skips clients that do not renew tokens. */
export const withoutRenewal = ({ renews }) => (renews ? undefined : "does not renew tokens");

/** Skips clients that cannot use a stub as the axios adapter. */
export const withoutAxios = ({ withoutAxios: foreign }) =>
  foreign ? "has its own HTTP client, which takes no axios adapter" : undefined;
