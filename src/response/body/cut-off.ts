import { AxiosError, type AxiosResponse, CanceledError, isAxiosError } from "axios";
import { isWebStream } from "../../request/body.ts";
import { nodeModule } from "../../runtime/node-module.ts";
import { streamOf } from "./stream-body.ts";

/** The error that axios would make of a connection that broke, or was aborted, while the response was read. */
export function cutOff(error: unknown, { config, request }: AxiosResponse): unknown {
  if (config?.signal?.aborted) return new CanceledError(undefined, config, request);
  if (isAxiosError(error)) return error;
  const { code } = error as { code?: string };
  return AxiosError.from(error, code ?? AxiosError.ERR_NETWORK, config, request);
}

/**
 * Redacts the errors of a stream that is passed on, such as that of an abort: a Node stream's before its listeners see
 * them. Errors of a web stream hold nothing of the request, except the one that axios makes for `maxContentLength`; only
 * then is the stream replaced.
 */
export function redactLateErrors(response: AxiosResponse, redactError: (error: unknown) => unknown): void {
  const { data, config } = response;
  const Readable = nodeModule("node:stream")?.Readable;
  if (Readable && data instanceof Readable) data.on(Readable.errorMonitor, redactError);
  else if (isWebStream(data) && !data.locked && (config?.maxContentLength ?? -1) >= 0) {
    response.data = streamOf([], data.getReader(), { redactError });
  }
}
