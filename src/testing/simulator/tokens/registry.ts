import { createTokenValues, isWellFormedToken, looksLikeWecomToken } from "./value.ts";

/** The endpoint that issued a token. Tokens of different kinds never invalidate each other. */
export type TokenKind = "stable" | "plain" | "wecom" | "component" | "authorizer";

export interface IssuedToken {
  readonly value: string;
  readonly kind: TokenKind;
  /** From then on, the token is rejected with 42001. */
  expiresAtMs: number;
  /** From then on, the token is rejected with 40001 (40014 in WeCom). */
  revokedAtMs: number;
}

/** Whether a token is valid (errcode 0), or the errcode that rejects it. */
type TokenStatus =
  | { readonly kind: TokenKind; readonly errcode: 0 }
  | { readonly kind: TokenKind | undefined; readonly errcode: 40001 | 40014 | 41001 | 42001 };

/** All issued tokens and their status. */
export interface TokenRegistry {
  issue(kind: TokenKind): IssuedToken;
  isExpired(token: IssuedToken): boolean;
  isRevoked(token: IssuedToken): boolean;
  inspect(value: string | null): TokenStatus;
  revoke(token: IssuedToken, afterMs?: number): void;
  expireAll(kind?: TokenKind): void;
  revokeAll(kind?: TokenKind): void;
  /** Removes invalid tokens. Valid tokens stay valid, because the client under test is not reset. */
  reset(): void;
}

export function createTokenRegistry(source: {
  now: () => number;
  random: () => number;
  expiresInMs: number;
}): TokenRegistry {
  const { now, expiresInMs } = source;
  const nextValue = createTokenValues(source.random);
  const tokens = new Map<string, IssuedToken>();

  const isExpired = (token: IssuedToken) => now() >= token.expiresAtMs;
  const isRevoked = (token: IssuedToken) =>
    now() >= token.revokedAtMs && token.revokedAtMs < token.expiresAtMs;
  const ofKind = (kind: TokenKind | undefined) =>
    [...tokens.values()].filter((token) => kind === undefined || token.kind === kind);
  const revoke = (token: IssuedToken, afterMs = 0) => {
    token.revokedAtMs = Math.min(token.revokedAtMs, now() + afterMs);
  };

  return {
    isExpired,
    isRevoked,
    issue(kind) {
      const value = nextValue(kind === "wecom" ? "wecom" : "mp");
      const token = { value, kind, expiresAtMs: now() + expiresInMs, revokedAtMs: Number.POSITIVE_INFINITY };
      tokens.set(value, token);
      return token;
    },
    inspect(value) {
      if (!value) return { kind: undefined, errcode: 41001 };
      const token = tokens.get(value);
      if (token === undefined) return inspectUnknown(value);
      if (isRevoked(token)) return { kind: token.kind, errcode: token.kind === "wecom" ? 40014 : 40001 };
      if (isExpired(token)) return { kind: token.kind, errcode: 42001 };
      return { kind: token.kind, errcode: 0 };
    },
    revoke,
    expireAll(kind) {
      for (const token of ofKind(kind)) {
        if (!isRevoked(token)) token.expiresAtMs = Math.min(token.expiresAtMs, now());
      }
    },
    revokeAll(kind) {
      for (const token of ofKind(kind)) revoke(token);
    },
    reset() {
      for (const token of tokens.values())
        if (isRevoked(token) || isExpired(token)) tokens.delete(token.value);
    },
  };
}

// WeCom rejects unknown tokens with 40014, official accounts with 40001, or 40014 when the format is invalid.
function inspectUnknown(value: string): TokenStatus {
  if (looksLikeWecomToken(value)) return { kind: "wecom", errcode: 40014 };
  return { kind: undefined, errcode: isWellFormedToken(value) ? 40001 : 40014 };
}
