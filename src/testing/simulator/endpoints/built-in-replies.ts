import { bytesOfBinary } from "../../../secrets/utf8.ts";
import { type ReplyBody, type SimulatorReply, simulatorReply } from "../http/reply.ts";

/** An image of one pixel. */
const PNG = bytesOfBinary(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
);

const UPLOADED = { type: "image", media_id: "simulated-media-id", created_at: 1_767_225_600 };

const IP_LIST = { ip_list: ["101.226.103.0", "101.226.62.0"] };

const image = (headers: Record<string, string>) => simulatorReply({ headers, body: PNG });

/** What an endpoint of the table returns as a file. */
export const A_FILE: SimulatorReply = simulatorReply({ body: PNG });

/** Returns the default reply of a path. Custom replies override it, and other paths go by their shapes. */
export function builtInReply(path: string): ReplyBody | SimulatorReply | undefined {
  switch (path) {
    case "/cgi-bin/get_api_domain_ip":
    case "/cgi-bin/getcallbackip":
      return IP_LIST;
    case "/cgi-bin/media/upload":
      return UPLOADED;
    case "/cgi-bin/material/add_material":
      return { media_id: UPLOADED.media_id, url: "https://mmbiz.qpic.cn/simulated" };
    case "/cgi-bin/media/get":
    case "/cgi-bin/material/get_material":
      return image({ "content-disposition": 'attachment; filename="media.png"' });
    case "/cgi-bin/wxaapp/createwxaqrcode":
      return image({});
  }
  if (path.startsWith("/wxa/getwxacode")) return image({ "num-used": "1" });
  return undefined;
}
