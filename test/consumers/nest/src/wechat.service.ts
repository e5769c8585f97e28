import { HttpService } from "@nestjs/axios";
import { Injectable, type OnModuleDestroy } from "@nestjs/common";
import { attachWechat, type WechatAttachment } from "axios-wechat";

@Injectable()
export class WechatService implements OnModuleDestroy {
  private readonly attachment: WechatAttachment;

  constructor(private readonly http: HttpService) {
    this.attachment = attachWechat(http.axiosRef, {
      appid: process.env.WECHAT_APPID,
      secret: process.env.WECHAT_SECRET,
    });
  }

  async user(openid: string): Promise<unknown> {
    const { data } = await this.http.axiosRef.get("/cgi-bin/user/info", { params: { openid } });
    return data;
  }

  onModuleDestroy() {
    this.attachment.detach();
  }
}
