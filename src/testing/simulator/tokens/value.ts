const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const WECHAT_LENGTH = 136;
const WECOM_LENGTH = 214;
const COUNTER_LENGTH = 6;

/**
 * Makes token values that look like real ones: 136 characters after two digits and "_" for WeChat, 214 without
 * that start for WeCom. A counter inside keeps them unique, randomness keeps those of two simulators apart.
 */
export function createTokenValues(random: () => number): (product: "mp" | "wecom") => string {
  let issued = 0;

  const character = (index: number) => ALPHABET.charAt(index % ALPHABET.length);
  const randomText = (length: number) =>
    Array.from({ length }, () => character(Math.floor(random() * ALPHABET.length))).join("");

  const counter = () =>
    Array.from({ length: COUNTER_LENGTH }, (_, place) =>
      character(Math.floor(issued / ALPHABET.length ** place)),
    ).join("");

  return (product) => {
    issued += 1;
    // The leading letter keeps a WeCom token from ever looking like "12_…".
    const head = product === "wecom" ? "T" : `${10 + (issued % 90)}_`;
    const length = product === "wecom" ? WECOM_LENGTH : WECHAT_LENGTH;
    return head + randomText(length - head.length - COUNTER_LENGTH) + counter();
  };
}

/** Whether a value nobody here issued has the look of a WeCom token: long, and without the two digits and "_". */
export function looksLikeWecomToken(value: string): boolean {
  return value.length >= WECOM_LENGTH && !/^\d{2}_/.test(value);
}

/** Whether a value could be a token at all. */
export function isWellFormedToken(value: string): boolean {
  return /^[A-Za-z0-9_-]{1,512}$/.test(value);
}
