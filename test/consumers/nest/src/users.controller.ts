import { Controller, Get, NotFoundException, Param } from "@nestjs/common";
import { isWechatApiError } from "axios-wechat";
import { WechatService } from "./wechat.service.js";

@Controller("users")
export class UsersController {
  constructor(private readonly wechat: WechatService) {}

  @Get(":openid")
  async find(@Param("openid") openid: string): Promise<unknown> {
    try {
      return await this.wechat.user(openid);
    } catch (error) {
      if (!isWechatApiError(error, "INVALID_OPENID")) throw error;
      throw new NotFoundException({ error: error.name, message: error.message });
    }
  }
}
