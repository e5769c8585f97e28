import { isWechatApiError } from "axios-wechat";
import { wechat } from "../../../../lib/wechat";

export async function GET(_request: Request, { params }: { params: Promise<{ openid: string }> }) {
  const { openid } = await params;
  try {
    const { data } = await wechat().get("/cgi-bin/user/info", { params: { openid } });
    return Response.json(data);
  } catch (error) {
    if (!isWechatApiError(error, "INVALID_OPENID")) throw error;
    return Response.json({ error: error.name, message: error.message }, { status: 404 });
  }
}
