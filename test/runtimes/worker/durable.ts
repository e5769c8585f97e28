// The example's worker, and its store under the suite that every token store must pass.
import { testTokenStore } from "axios-wechat/testing";
import { durableObjectStore } from "../../../examples/cloudflare/token-store.ts";
import worker from "../../../examples/cloudflare/worker.ts";

export { WechatToken } from "../../../examples/cloudflare/token-store.ts";

type Env = Parameters<typeof worker.fetch>[1];

// biome-ignore lint/style/noDefaultExport: what workerd takes
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname !== "/suite") return worker.fetch(request, env);
    const failure = await testTokenStore(() => durableObjectStore(env.WECHAT_TOKENS)).catch(
      (error: Error) => error.message,
    );
    return new Response(failure ?? "passed");
  },
};
