// The compared clients. `role` is the baseline (only axios, called `limit`), an alternative, or ours.
export const clients = [
  {
    id: "bare",
    name: "axios, manual token (baseline)",
    role: "limit",
    imports: ["axios"],
  },
  {
    id: "axios-retry",
    name: "axios + axios-retry, manual token",
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
    // Has the same cost as the client above, so it is only shown for counts.
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
    note: "built on httpx, which does less than axios",
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
 * Creates a client. All clients have the same three calls, written as in their documentation, which resolve with the
 * body. The import is dynamic, so that a process only loads the clients that it measures.
 *
 * `settings`: `http` (options of `axios.create`), `account`, `token` for clients without renewal, and a shared place
 * for tokens: `redisPort` with `keyPrefix`, or `folder`.
 */
export async function createClient(id, settings) {
  const { create } = await import(`./${id}.mjs`);
  return create(settings);
}
