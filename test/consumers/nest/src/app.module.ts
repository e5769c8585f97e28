import { HttpModule } from "@nestjs/axios";
import { Module } from "@nestjs/common";
import { UsersController } from "./users.controller.js";
import { WechatService } from "./wechat.service.js";

@Module({
  // `register` creates an axios instance for this module. Without it, the service would attach to the global axios.
  imports: [HttpModule.register({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" })],
  controllers: [UsersController],
  providers: [WechatService],
})
export class AppModule {}
