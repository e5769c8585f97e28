import type { ReplyBody, SimulatorReply } from "../http/reply.ts";
import { simulatorReply } from "../http/reply.ts";

/** A picture of one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const UPLOADED = { type: "image", media_id: "simulated-media-id", created_at: 1_767_225_600 };

const IP_LIST = { ip_list: ["101.226.103.0", "101.226.62.0"] };

const picture = (headers: Record<string, string>) => simulatorReply({ headers, body: PNG });

/** What the paths answer that do not simply say "ok"; described replies go before these. */
export function builtInReply(path: string): ReplyBody | SimulatorReply {
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
      return picture({ "content-disposition": 'attachment; filename="media.png"' });
    case "/cgi-bin/wxaapp/createwxaqrcode":
      return picture({});
  }
  if (path.startsWith("/wxa/getwxacode")) return picture({ "num-used": "1" });
  return { errcode: 0, errmsg: "ok" };
}
