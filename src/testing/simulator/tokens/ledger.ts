import { createTokenValues, isWellFormedToken, looksLikeWecomToken } from "./value.ts";

/** Which endpoint a token came from; the kinds never invalidate one another. */
export type TokenKind = "stable" | "plain" | "wecom" | "component" | "authorizer";

/** A token that this simulator handed out. */
export interface IssuedToken {
  readonly value: string;
  readonly kind: TokenKind;
  /** From here on it is refused with 42001. */
  expiresAtMs: number;
  /** From here on it is refused with 40001 (40014 in WeCom): revoked, or superseded by a newer one. */
  diesAtMs: number;
}

/** What WeChat makes of a token: good, or the errcode that it is refused with. */
type TokenVerdict =
  | { readonly kind: TokenKind; readonly errcode: 0 }
  | { readonly kind: TokenKind | undefined; readonly errcode: 40001 | 40014 | 41001 | 42001 };

/** Every token ever handed out, and what has become of it. */
export interface TokenLedger {
  issue(kind: TokenKind): IssuedToken;
  isExpired(token: IssuedToken): boolean;
  isDead(token: IssuedToken): boolean;
  inspect(value: string | null): TokenVerdict;
  /** The token is superseded: it dies once the grace is over. */
  supersede(token: IssuedToken, graceMs: number): void;
  expireAll(kind?: TokenKind): void;
  revokeAll(kind?: TokenKind): void;
  /** Good tokens stay good: a client under test holds one, and is not reset. */
  reset(): void;
}

export function createTokenLedger(source: {
  now: () => number;
  random: () => number;
  expiresInMs: number;
}): TokenLedger {
  const { now, expiresInMs } = source;
  const nextValue = createTokenValues(source.random);
  const tokens = new Map<string, IssuedToken>();

  const isExpired = (token: IssuedToken) => now() >= token.expiresAtMs;
  const isDead = (token: IssuedToken) => now() >= token.diesAtMs && token.diesAtMs < token.expiresAtMs;
  const ofKind = (kind: TokenKind | undefined) =>
    [...tokens.values()].filter((token) => kind === undefined || token.kind === kind);
  const supersede = (token: IssuedToken, graceMs: number) => {
    token.diesAtMs = Math.min(token.diesAtMs, now() + graceMs);
  };

  return {
    isExpired,
    isDead,
    issue(kind) {
      const value = nextValue(kind === "wecom" ? "wecom" : "mp");
      const token = { value, kind, expiresAtMs: now() + expiresInMs, diesAtMs: Number.POSITIVE_INFINITY };
      tokens.set(value, token);
      return token;
    },
    inspect(value) {
      if (!value) return { kind: undefined, errcode: 41001 };
      const token = tokens.get(value);
      if (token === undefined) return inspectUnknown(value);
      if (isDead(token)) return { kind: token.kind, errcode: token.kind === "wecom" ? 40014 : 40001 };
      if (isExpired(token)) return { kind: token.kind, errcode: 42001 };
      return { kind: token.kind, errcode: 0 };
    },
    supersede,
    expireAll(kind) {
      for (const token of ofKind(kind)) {
        if (!isDead(token)) token.expiresAtMs = Math.min(token.expiresAtMs, now());
      }
    },
    revokeAll(kind) {
      for (const token of ofKind(kind)) supersede(token, 0);
    },
    reset() {
      for (const token of tokens.values()) if (isDead(token) || isExpired(token)) tokens.delete(token.value);
    },
  };
}

// A stranger's token: WeCom answers 40014, an official account 40001 unless it could never have been a token.
function inspectUnknown(value: string): TokenVerdict {
  if (looksLikeWecomToken(value)) return { kind: "wecom", errcode: 40014 };
  return { kind: undefined, errcode: isWellFormedToken(value) ? 40001 : 40014 };
}
