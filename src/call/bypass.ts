import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { AcceptedBodies } from "../response/accepted-bodies.ts";

/** Sends a call that the plugin leaves alone. */
export async function bypass(
  config: InternalAxiosRequestConfig,
  adapter: AxiosAdapter,
  acceptedBodies: Pick<AcceptedBodies, "watch">,
): Promise<AxiosResponse> {
  const response = await adapter(config);
  acceptedBodies.watch(config);
  return response;
}

/** Sends a call to a host that has nothing to do with WeChat: its errcodes and its faults are the caller's own. */
export async function sendElsewhere(
  config: InternalAxiosRequestConfig,
  adapter: AxiosAdapter,
  acceptedBodies: Pick<AcceptedBodies, "watch">,
): Promise<AxiosResponse> {
  try {
    return await bypass(config, adapter, acceptedBodies);
  } catch (error) {
    const { seal } = await import("../errors/seal.ts");
    throw seal(error);
  }
}
