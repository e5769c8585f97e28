import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { errorRedaction } from "../errors/load.ts";
import type { ExemptBodies } from "../response/exempt-bodies.ts";

/** Sends a call that the plugin leaves alone. */
export async function bypass(
  config: InternalAxiosRequestConfig,
  adapter: AxiosAdapter,
  exemptBodies: Pick<ExemptBodies, "watch">,
): Promise<AxiosResponse> {
  const response = await adapter(config);
  exemptBodies.watch(config);
  return response;
}

/** Sends a call to a host that has nothing to do with WeChat: its errcodes and its faults are the caller's own. */
export async function sendToForeignHost(
  config: InternalAxiosRequestConfig,
  adapter: AxiosAdapter,
  exemptBodies: Pick<ExemptBodies, "watch">,
): Promise<AxiosResponse> {
  try {
    return await bypass(config, adapter, exemptBodies);
  } catch (error) {
    const { redactError } = errorRedaction.module ?? (await errorRedaction.load());
    throw redactError(error);
  }
}
