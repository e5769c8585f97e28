import { needNodeModule } from "./node-module.ts";

/** Asked for when keys are used: `axios-wechat/testing`, which shares code with this room, loads in browsers too. */
export const nodeCrypto = () => needNodeModule("node:crypto", "axios-wechat/security");
