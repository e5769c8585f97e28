import { AxiosError, type AxiosResponse, CanceledError, isAxiosError } from "axios";

/** The error that axios would make of a connection that broke, or was aborted, while the response was read. */
export function cutOff(error: unknown, { config, request }: AxiosResponse): unknown {
  if (config?.signal?.aborted) return new CanceledError(undefined, config, request);
  if (isAxiosError(error)) return error;
  const { code } = error as { code?: string };
  return AxiosError.from(error, code ?? AxiosError.ERR_NETWORK, config, request);
}
