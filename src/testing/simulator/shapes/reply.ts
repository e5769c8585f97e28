import { partialFieldsOf } from "../../../endpoints/partial-fields.ts";
import { jsonFields, type ReceivedRequest } from "../http/request.ts";
import { sampleOf } from "./sample.ts";
import { type EndpointShape, type Shape, shapeOf } from "./shapes.ts";

/** The body of a successful response to a request; undefined where nothing is known of the path, `"bytes"` for a file. */
export function shapedReply(request: ReceivedRequest, isWecom: boolean): object | "bytes" | undefined {
  const endpoint = shapeOf(request.method, request.path);
  if (endpoint === undefined) return undefined;
  const response = responseOf(endpoint, request, isWecom);
  if (response === "bytes") return response;
  const failures = new Set(
    partialFieldsOf(request.path, undefined)
      .filter(({ listsAll }) => !listsAll)
      .map(({ names }) => names.join(".")),
  );
  const sample = sampleOf(response ?? {}, (names) => failures.has(names.join(".")));
  return { errcode: 0, errmsg: "ok", ...(sample as object) };
}

/** That of the product and of the action that was asked for. */
function responseOf(
  { variants = {}, response }: EndpointShape,
  request: ReceivedRequest,
  isWecom: boolean,
): Shape | undefined {
  const action = request.query.get("action") ?? jsonFields(request)?.action;
  return (variants[`action=${action}`] ?? variants[isWecom ? "wecom" : "mp"])?.response ?? response;
}
