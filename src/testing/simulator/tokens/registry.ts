import { createTokenValues, isWellFormedToken, looksLikeWecomToken } from "./value.ts";

/** What the endpoints issue. Tokens of different kinds never invalidate each other. */
export const TOKEN_KINDS = [
  "stable",
  "plain",
  "wecom",
  "component",
  "authorizer",
  "suite",
  "corp",
  "provider",
  "user",
  "ticket",
] as const satisfies readonly TokenKind[];

/** The endpoint that issued a token. Tokens of different kinds never invalidate each other. */
export type TokenKind =
  | "stable"
  | "plain"
  | "wecom"
  | "component"
  | "authorizer"
  | "suite"
  | "corp"
  | "provider"
  | "user"
  | "ticket";

export interface IssuedToken {
  readonly value: string;
  readonly kind: TokenKind;
  /** The appid, corpid, suite_id or OpenID that it belongs to; "" when a test issued it for none. */
  readonly account: string;
  /** From then on, the token is rejected as expired. */
  expiresAtMs: number;
  /** From then on, the token is rejected as invalid. */
  revokedAtMs: number;
}

/** The tokens that a test means: all, or those of one kind or account. */
interface WhichTokens {
  readonly kind?: TokenKind | undefined;
  readonly account?: string | undefined;
}

/** Whether a token is valid (errcode 0), or the errcode that rejects it. */
type TokenStatus =
  | { readonly kind: TokenKind; readonly errcode: 0 }
  | { readonly kind: TokenKind | undefined; readonly errcode: number };

interface KindOfToken {
  /** How its values look. */
  readonly format: "mp" | "wecom" | "user";
  readonly revoked: number;
  readonly expired: number;
}

const WECHAT: KindOfToken = { format: "mp", revoked: 40001, expired: 42001 };
const WECOM: KindOfToken = { format: "wecom", revoked: 40014, expired: 42001 };
const KINDS: Readonly<Record<TokenKind, KindOfToken>> = {
  stable: WECHAT,
  plain: WECHAT,
  component: WECHAT,
  authorizer: WECHAT,
  ticket: WECHAT,
  user: { ...WECHAT, format: "user" },
  wecom: WECOM,
  corp: WECOM,
  suite: { format: "wecom", revoked: 40082, expired: 42009 },
  provider: { format: "wecom", revoked: 40082, expired: 40082 },
};

/** Whether tokens of this kind are WeCom's, whose errmsg differs. */
export function isWecomKind(kind: TokenKind | undefined): boolean {
  return kind !== undefined && KINDS[kind].format === "wecom";
}

/** All issued tokens and their status. */
export interface TokenRegistry {
  issue(kind: TokenKind, account?: string): IssuedToken;
  find(value: string | null): IssuedToken | undefined;
  /** For `expires_in`, in whole seconds. */
  secondsLeft(token: IssuedToken): number;
  isExpired(token: IssuedToken): boolean;
  isRevoked(token: IssuedToken): boolean;
  inspect(value: string | null): TokenStatus;
  /** Gives a token its full lifetime again. */
  prolong(token: IssuedToken): void;
  revoke(token: IssuedToken, afterMs?: number): void;
  expireAll(which?: WhichTokens): void;
  revokeAll(which?: WhichTokens): void;
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
  const those = ({ kind, account }: WhichTokens) =>
    [...tokens.values()].filter(
      (token) =>
        (kind === undefined || token.kind === kind) && (account === undefined || token.account === account),
    );
  const revoke = (token: IssuedToken, afterMs = 0) => {
    token.revokedAtMs = Math.min(token.revokedAtMs, now() + afterMs);
  };

  return {
    isExpired,
    isRevoked,
    issue(kind, account = "") {
      const value = nextValue(KINDS[kind].format);
      const expiresAtMs = now() + expiresInMs;
      const token = { value, kind, account, expiresAtMs, revokedAtMs: Number.POSITIVE_INFINITY };
      tokens.set(value, token);
      return token;
    },
    secondsLeft: ({ expiresAtMs }) => Math.max(0, Math.floor((expiresAtMs - now()) / 1000)),
    find: (value) => tokens.get(value ?? ""),
    inspect(value) {
      if (!value) return { kind: undefined, errcode: 41001 };
      const token = tokens.get(value);
      if (token === undefined) return inspectUnknown(value);
      if (isRevoked(token)) return { kind: token.kind, errcode: KINDS[token.kind].revoked };
      if (isExpired(token)) return { kind: token.kind, errcode: KINDS[token.kind].expired };
      return { kind: token.kind, errcode: 0 };
    },
    prolong(token) {
      token.expiresAtMs = now() + expiresInMs;
    },
    revoke,
    expireAll(which = {}) {
      for (const token of those(which)) {
        if (!isRevoked(token)) token.expiresAtMs = Math.min(token.expiresAtMs, now());
      }
    },
    revokeAll(which = {}) {
      for (const token of those(which)) revoke(token);
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
