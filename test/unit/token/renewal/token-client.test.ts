import axios, {
  AxiosError,
  type AxiosInstance,
  type CreateAxiosDefaults,
  type InternalAxiosRequestConfig,
} from "axios";
import { describe, expect, it, vi } from "vitest";
import { CredentialError, SystemBusyError } from "../../../../src/index.ts";
import { createTokenClient } from "../../../../src/token/renewal/token-client.ts";
import { responseTo } from "../../axios-parts.ts";

const GRANT = '{"access_token":"T1","expires_in":7200}';

/** An instance whose response is a token, and the configs that its adapter received. */
function instanceWith(defaults: CreateAxiosDefaults = {}) {
  const asked: InternalAxiosRequestConfig[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    asked.push(config);
    return responseTo(config, GRANT);
  };
  return { instance: axios.create({ ...defaults, adapter }), asked };
}

/** An instance whose responses have this body and status. */
function respondingWith(data: unknown, status = 200, defaults: CreateAxiosDefaults = {}) {
  const adapter = async (config: InternalAxiosRequestConfig) => {
    const response = responseTo(config, data, status);
    if (status < 400) return response;
    throw new AxiosError(`status ${status}`, "ERR_BAD_RESPONSE", config, {}, response);
  };
  return axios.create({ ...defaults, adapter });
}

const ask = (instance: AxiosInstance) => createTokenClient(instance).post("/cgi-bin/stable_token", { a: 1 });

describe("a client for token requests", () => {
  it("has the instance's current defaults when it is created, and none of its interceptors", async () => {
    const { instance, asked } = instanceWith();
    const seen = vi.fn((config) => config);
    instance.interceptors.request.use(seen);
    instance.defaults.baseURL = "https://proxy.example";
    await ask(instance);
    expect(asked).toMatchObject([{ baseURL: "https://proxy.example" }]);
    expect(seen).not.toHaveBeenCalled();
  });

  it("waits for a response as long as the instance does, or 10 s if that has no timeout", () => {
    expect(createTokenClient(axios.create({ timeout: 3_000 })).defaults.timeout).toBe(3_000);
    expect(createTokenClient(axios.create()).defaults.timeout).toBe(10_000);
  });

  it("reads JSON, whatever the instance's own transforms and responseType", async () => {
    const { instance, asked } = instanceWith({
      responseType: "arraybuffer",
      transformRequest: [() => "not for a token endpoint"],
      transformResponse: [() => "unwrapped"],
    });
    const { data } = await ask(instance);
    expect(data).toEqual({ access_token: "T1", expires_in: 7200 });
    expect(asked).toMatchObject([{ responseType: "json", data: '{"a":1}' }]);
  });

  it("uses axios' own definition of a bad status", () => {
    const { validateStatus } = createTokenClient(axios.create({ validateStatus: () => true })).defaults;
    expect([200, 299, 300, 500].map((status) => validateStatus?.(status))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

// Trap: to a user's own provider, errcode -1 was a success without an access_token, and was not retried.
describe("an errcode for a client for token requests", () => {
  const BUSY = '{"errcode":-1,"errmsg":"system error"}';

  it.each([
    ["in JSON", BUSY, 200, {}],
    ["with a bad HTTP status", BUSY, 500, {}],
    ["in JSON with raw control characters", '{"errcode":-1,"errmsg":"system\u0001error"}', 200, {}],
    ["with a bad HTTP status and raw control characters", '{"errcode":-1,"errmsg":"a\u0001b"}', 502, {}],
    ["in bytes", Buffer.from(BUSY), 200, { responseType: "arraybuffer" }],
    ["in a text", BUSY, 200, { responseType: "text" }],
  ] as const)("is a typed error: %s", async (_, data, status, config) => {
    const client = createTokenClient(respondingWith(data, status));
    await expect(client.get("/token", config)).rejects.toBeInstanceOf(SystemBusyError);
  });

  it("has the meaning of the provider's product, and a message in the manager's language", async () => {
    const instance = respondingWith('{"errcode":40001,"errmsg":"invalid credential"}');
    const error = await createTokenClient(instance, { product: "wecom", lang: "zh" })
      .get("/token")
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CredentialError);
    expect(error).toMatchObject({ message: expect.stringContaining("失败") });
  });

  it("is left to a provider with `wechat: false`, with a bad HTTP status too", async () => {
    const wanted = { data: { errcode: -1, errmsg: "system error" } };
    const get = (status: number) =>
      createTokenClient(respondingWith(BUSY, status)).get("/token", { wechat: false });
    await expect(get(200)).resolves.toMatchObject(wanted);
    await expect(get(500)).rejects.toMatchObject({ code: "ERR_BAD_RESPONSE", response: wanted });
  });

  it("is absent from a failure without a config, which stays what it is", async () => {
    const failure = new AxiosError("no connection");
    const client = createTokenClient(axios.create({ adapter: () => Promise.reject(failure) }));
    await expect(client.get("/token")).rejects.toBe(failure);
  });

  it("is absent from a success in a text, which stays a text", async () => {
    const client = createTokenClient(respondingWith(GRANT));
    expect((await client.get("/token", { responseType: "text" })).data).toBe(GRANT);
  });

  it("is absent from a success, whose body is parsed despite raw control characters", async () => {
    const client = createTokenClient(respondingWith('{"errcode":0,"access_token":"T1","by":"a\u0001b"}'));
    expect((await client.get("/token")).data).toEqual({ errcode: 0, access_token: "T1", by: "a\u0001b" });
  });
});

describe("the longest response to a token request", () => {
  it.each([
    [undefined, 1_048_576],
    [-1, 1_048_576],
    [0, 0],
    [5_000, 5_000],
    [50_000_000, 1_048_576],
  ])("is 1 MB, or the instance's limit if that is lower: %s", (maxContentLength, limit) => {
    const instance = axios.create();
    Object.assign(instance.defaults, { maxContentLength });
    expect(createTokenClient(instance).defaults.maxContentLength).toBe(limit);
  });
});

describe("a redirect of a token request to another host", () => {
  // The appsecret may be in what the endpoint redirects to, under any name.
  it.each(["get", "post"])(
    "is not followed, and its error is in the manager's language: %s",
    async (method) => {
      const urls: (string | undefined)[] = [];
      const adapter = async (config: InternalAxiosRequestConfig) => {
        urls.push(config.url);
        const redirect = { headers: {}, statusCode: 302 };
        if (urls.length === 1)
          config.beforeRedirect?.({ href: "https://b.example/", headers: {} }, redirect, {} as never);
        return responseTo(config, GRANT);
      };
      const client = createTokenClient(axios.create({ adapter }), { lang: "zh" });
      await expect(client.request({ method, url: "https://a.example/token" })).rejects.toMatchObject({
        code: "ERR_WECHAT_REDIRECT",
        message: expect.stringContaining("重定向"),
      });
      expect(urls).toEqual(["https://a.example/token"]);
    },
  );
});
