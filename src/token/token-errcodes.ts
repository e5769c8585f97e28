/** By which errcodes an API refuses a token, where the provider does not say. */
export const DEFAULT_TOKEN_ERRCODES: readonly number[] = [40001, 40014, 42001];

/** The same of a third-party platform, whose own token has an errcode of its own for having expired. */
export const COMPONENT_TOKEN_ERRCODES: readonly number[] = [...DEFAULT_TOKEN_ERRCODES, 42006];

/** The same of WeCom, where 40001 speaks of a wrong secret, which no new token can mend. */
export const WECOM_TOKEN_ERRCODES: readonly number[] = [40014, 42001];
