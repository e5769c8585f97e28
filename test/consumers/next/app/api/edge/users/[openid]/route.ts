export { GET } from "../../../users/[openid]/route";

export const runtime = "edge";
