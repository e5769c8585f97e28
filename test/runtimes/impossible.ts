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
];
