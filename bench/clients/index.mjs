// Who takes part. `role`: the limit (nothing but axios), an alternative, or ours.
export const clients = [
  {
    id: "bare",
    name: "axios, token by hand (the limit)",
    role: "limit",
    imports: ["axios"],
  },
  {
    id: "axios-retry",
    name: "axios + axios-retry, token by hand",
    role: "alternative",
    imports: ["axios", "axios-retry"],
  },
  {
    id: "hand-made-chain",
    name: "hand-made chain: axios-retry + axios-auth-refresh",
    role: "alternative",
    renews: true,
    imports: ["axios", "axios-retry", "axios-auth-refresh"],
  },
  {
    id: "hand-made-chain-tuned",
    name: "hand-made chain, `deduplicateRefresh: false`",
    role: "alternative",
    renews: true,
    // Costs what the row above costs: it is shown where something is counted.
    isVariant: true,
    imports: ["axios", "axios-retry", "axios-auth-refresh"],
  },
  {
    id: "node-easywechat",
    name: "node-easywechat",
    role: "alternative",
    renews: true,
    imports: ["node-easywechat"],
  },
  {
    id: "co-wechat-api",
    name: "co-wechat-api",
    role: "alternative",
    renews: true,
    withoutAxios: true,
    note: "not built on axios, but on httpx, an HTTP client that does less",
    imports: ["co-wechat-api"],
  },
  {
    id: "axios-wechat",
    name: "axios-wechat, memory store",
    role: "ours",
    renews: true,
    imports: ["axios", "axios-wechat"],
  },
  {
    id: "axios-wechat-redis",
    name: "axios-wechat, Redis store",
    role: "ours",
    renews: true,
    needsRedis: true,
    imports: ["axios", "ioredis", "axios-wechat", "axios-wechat/redis"],
  },
];

/**
 * Makes a client. All of them can do the same three calls, each in the way that its documentation shows; a call resolves
 * with the body. Loaded when asked for, so that a process holds no client but those that it measures.
 *
 * `settings`: `http` (what `axios.create` takes), `account`, a `token` for those who are given theirs by hand, and a
 * place to keep tokens that processes share: `redisPort` with `keyPrefix`, or `folder`.
 */
export async function createClient(id, settings) {
  const { create } = await import(`./${id}.mjs`);
  return create(settings);
}
