/** For measures of what becomes of a token. */
export const withoutRenewal = ({ renews }) => (renews ? undefined : "renews no tokens");

/** For measures whose calls end in a stub in place of axios' adapter. */
export const withoutAxios = ({ withoutAxios: foreign }) =>
  foreign ? "has an HTTP client of its own, which takes no axios adapter" : undefined;
