import { ErrorReply } from "../http/error-reply.ts";
import type { RecordedRequests } from "../http/recorded-requests.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";

const RID = /^[\da-f]+-[\da-f]+-[\da-f]+$/i;

/** The endpoint that shows a failed request. Other paths return undefined. */
export function createRidEndpoint({ recorded }: { recorded: RecordedRequests }) {
  return {
    respond(request: SimulatorRequest): ErrorReply | object | undefined {
      if (request.path !== "/cgi-bin/openapi/rid/get") return undefined;
      if (request.method !== "POST") return new ErrorReply(43002);
      const rid = jsonFields(request)?.rid;
      if (typeof rid !== "string" || !RID.test(rid)) return new ErrorReply(76002);
      const found = recorded.find(rid);
      return found ? { errcode: 0, errmsg: "ok", request: found } : new ErrorReply(76001);
    },
  };
}
