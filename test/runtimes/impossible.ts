import type { Adapter } from "./control/protocol.ts";
import type { RuntimeId } from "./runtimes.ts";

/** Scenarios that a runtime cannot pass, and why. One that passes all the same makes the run fail. */
export interface Impossible {
  readonly runtimes: readonly RuntimeId[];
  /** By default all that the runtime has. */
  readonly adapter?: Adapter;
  readonly scenarios: readonly string[];
  readonly why: { readonly en: string; readonly zh: string };
}

export const impossible: readonly Impossible[] = [
  {
    runtimes: ["deno"],
    scenarios: ["a call that sends arrives once, though its connection is cut"],
    why: {
      en: "Deno itself sends a request again when a connection that it kept open is cut, POST requests too",
      zh: "保持的连接被断开时，Deno 自身会重发请求，POST 也不例外",
    },
  },
  {
    runtimes: ["workerd", "edge"],
    scenarios: [
      "a covered call is encrypted, signed, and read",
      "a tampered answer is a WechatSecurityError",
    ],
    why: {
      en: "signed and encrypted calls need `node:crypto`",
      zh: "签名与加密依赖 `node:crypto`",
    },
  },
  {
    runtimes: ["workerd", "workerd-nodejs"],
    scenarios: [
      "a refused connection goes to the next host",
      "a host that is not found goes to the next host",
    ],
    why: {
      en: "`fetch` does not say whether a connection was made, so no call goes to another host",
      zh: "`fetch` 不提供连接是否已建立的信息，所以不会切换到其他域名",
    },
  },
  {
    runtimes: ["workerd", "workerd-nodejs", "edge"],
    scenarios: ["the simulator's handlers answer through msw"],
    why: {
      en: "msw does not run there; use the simulator's `listen`",
      zh: "msw 不支持这些运行时，请使用模拟器的 `listen`",
    },
  },
];
