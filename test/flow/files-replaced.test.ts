import axios, { AxiosError, type InternalAxiosRequestConfig } from "axios";
import { beforeEach, describe, expect, test, vi } from "vitest";

const BROKEN = {};

// The same happens to a process whose package is replaced on the disk, and after Jest's `resetModules`: a second import of a
// file fails, or brings other classes.
describe("a process that can import no more files of the package", () => {
  let plugin: typeof import("../../src/index.ts");
  const gone = [
    "call/quota/paused-error",
    "call/recovery/recovery",
    "call/sibling/attach-axios-retry",
    "endpoints/lookup",
    "errors/create",
    "errors/redact-error",
    "observe/hook-warning",
    "request/failover",
    "request/follow-redirects",
    "response/partial-failures",
    "token/providers/request/request-token",
    "token/renewal/renew",
  ].map((name) => `../../src/${name}.ts`);

  beforeEach(async () => {
    for (const file of gone) vi.doUnmock(file);
    vi.resetModules();
    plugin = await import("../../src/index.ts");
  });

  /** An instance whose adapter responds with these bodies in turn; once it is attached and all is loaded, the files go. */
  async function attachedBefore(bodies: readonly object[], options: object = {}) {
    const sent: InternalAxiosRequestConfig[] = [];
    const left = [...bodies];
    const api = axios.create({
      baseURL: "https://api.weixin.qq.com",
      adapter: async (config) => {
        sent.push(config);
        const body = left.length > 1 ? left.shift() : left[0];
        if (body === BROKEN) throw new AxiosError("socket hang up", "ECONNRESET", config);
        return { config, status: 200, statusText: "OK", headers: {}, data: JSON.stringify(body) };
      },
    });
    plugin.attachWechat(api, { retry: { baseDelayMs: 0 }, ...options });
    await everythingLoaded();
    vi.resetModules();
    for (const file of gone) {
      vi.doMock(file, () => {
        throw new Error(`${file} is gone`);
      });
    }
    return { api, sent };
  }

  async function everythingLoaded(): Promise<void> {
    const { preloaded } = await import("../../src/attach/preload.ts");
    await vi.waitUntil(() => preloaded.every(({ module }) => module !== undefined), { timeout: 20_000 });
  }

  const reasonOf = (call: Promise<unknown>) => call.then(String, (error: unknown) => error);

  test("still throws typed errors, of the classes that it imported", async () => {
    const { api } = await attachedBefore([{ errcode: 40003, errmsg: "invalid openid" }]);
    const error = await reasonOf(api.get("/cgi-bin/user/info"));
    expect(error).toBeInstanceOf(plugin.UserError);
    expect(error).toMatchObject({ errcode: 40003, attempts: 1 });
  });

  test("still returns accepted errcodes", async () => {
    const { api } = await attachedBefore([{ errcode: 87014, errmsg: "risky" }]);
    const { data } = await api.post("/wxa/msg_sec_check", {}, { wechat: { accept: [87014] } });
    expect(data).toMatchObject({ errcode: 87014 });
  });

  test("still retries", async () => {
    const { api, sent } = await attachedBefore([{ errcode: -1 }, { errcode: -1 }, { errcode: 0 }]);
    await expect(api.get("/cgi-bin/user/get")).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(sent).toHaveLength(3);
  });

  test("still fetches a token, and renews it", async () => {
    const grant = (n: number) => ({ access_token: `T${n}`, expires_in: 7200 });
    const bodies = [grant(1), { errcode: 40001 }, grant(2), { errcode: 0 }];
    const { api, sent } = await attachedBefore(bodies, { appid: "wx0123456789abcdef", secret: "appsecret" });
    await api.get("/cgi-bin/user/get");
    expect(sent.map(({ params }) => params?.access_token)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(sent.map(({ url }) => url)).toEqual([
      "/cgi-bin/stable_token",
      "/cgi-bin/user/get",
      "/cgi-bin/stable_token",
      "/cgi-bin/user/get",
    ]);
  });

  test("sends a GET whose connection breaks once: without the endpoint table, it may be one that deletes", async () => {
    const { api, sent } = await attachedBefore([BROKEN]);
    await expect(api.get("/cgi-bin/menu/delete")).rejects.toMatchObject({ code: "ECONNRESET", attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test("still rejects partial failures, and warns of a hook that throws", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
    const onCall = () => {
      throw new Error("from the hook");
    };
    const { api } = await attachedBefore([{ errcode: 0, invaliduser: "zhangsan" }], { onCall });
    const error = await reasonOf(api.post("/cgi-bin/message/send", {}, { wechat: { rejectPartial: true } }));
    expect(error).toBeInstanceOf(plugin.PartialFailureError);
    await vi.waitFor(() => expect(warned).toHaveBeenCalledOnce());
    expect(warned.mock.lastCall?.[0]).toContain("from the hook");
  });
});
