import { once } from "node:events";
import { Readable } from "node:stream";
import { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/index.ts";
import { attached, reasonOf, stating } from "../../attached.ts";
import { responseTo } from "../../axios-parts.ts";

const WRONG_OPENID = stating(40003);
const PATH = "/cgi-bin/user/info";

describe("accept", () => {
  it.each([
    ["true", true],
    ["a list with the errcode", [40003, 87014]],
  ] as const)("%s returns the response of an errcode", async (_, accept) => {
    const { api } = attached([WRONG_OPENID]);
    await expect(api.get(PATH, { wechat: { accept } })).resolves.toMatchObject({ data: { errcode: 40003 } });
  });

  it("with a list without the errcode throws it", async () => {
    const { api } = attached([WRONG_OPENID]);
    expect(await reasonOf(api.get(PATH, { wechat: { accept: [87014] } }))).toBeInstanceOf(UserError);
  });

  it("is no other fault's business", async () => {
    const fault = new AxiosError("cut", "ECONNRESET");
    const { api } = attached([() => Promise.reject(fault)], { retry: false });
    expect(await reasonOf(api.get(PATH, { wechat: { accept: true } }))).toBe(fault);
  });

  it("returns a stream whose late errors print no token", async () => {
    const token = "TOKEN-0123456789";
    const stream = Readable.from(['{"errcode":40003}'], { objectMode: false });
    const { api } = attached([(config) => responseTo(config, stream)]);
    const { data } = await api.get<Readable>(PATH, {
      responseType: "stream",
      wechat: { token, accept: true },
    });
    const failed = once(data, "error");
    data.destroy(new Error(`cut at ${token}`));
    expect(await failed).toMatchObject([{ message: "cut at [redacted]" }]);
  });
});
