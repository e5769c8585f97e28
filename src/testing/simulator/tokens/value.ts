const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const WECHAT_LENGTH = 136;
const WECOM_LENGTH = 214;
const COUNTER_LENGTH = 6;

/**
 * Creates token values that look like real ones: 136 characters starting with two digits and "_" for WeChat, 214
 * characters without that prefix for WeCom. A user's starts with "user_". A counter makes them unique, also with a constant `random`.
 */
export function createTokenValues(random: () => number): (format: "mp" | "wecom" | "user") => string {
  let issued = 0;

  const character = (index: number) => ALPHABET.charAt(index % ALPHABET.length);
  const randomText = (length: number) =>
    Array.from({ length }, () => character(Math.floor(random() * ALPHABET.length))).join("");

  const counter = () =>
    Array.from({ length: COUNTER_LENGTH }, (_, place) =>
      character(Math.floor(issued / ALPHABET.length ** place)),
    ).join("");

  return (format) => {
    issued += 1;
    // The letter prevents a WeCom token from starting like "12_…".
    const head = format === "wecom" ? "T" : format === "user" ? "user_" : `${10 + (issued % 90)}_`;
    const length = format === "wecom" ? WECOM_LENGTH : WECHAT_LENGTH;
    return head + randomText(length - head.length - COUNTER_LENGTH) + counter();
  };
}

/** Whether an unknown value has the format of a WeCom token. */
export function looksLikeWecomToken(value: string): boolean {
  return value.length >= WECOM_LENGTH && !/^\d{2}_/.test(value);
}

export function isWellFormedToken(value: string): boolean {
  return /^[A-Za-z0-9_-]{1,512}$/.test(value);
}
