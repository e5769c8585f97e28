import axios, { type AxiosInstance, type CreateAxiosDefaults, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { siblingForTokens } from "../../../../src/token/renewal/http.ts";
import { responseTo } from "../../axios-parts.ts";

const GRANT = '{"access_token":"T1","expires_in":7200}';

/** An instance that is answered with a token, and says what its adapter was handed. */
function instanceWith(defaults: CreateAxiosDefaults = {}) {
  const asked: InternalAxiosRequestConfig[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    asked.push(config);
    return responseTo(config, GRANT);
  };
  return { instance: axios.create({ ...defaults, adapter }), asked };
}

const ask = (instance: AxiosInstance) => siblingForTokens(instance).post("/cgi-bin/stable_token", { a: 1 });

describe("a client for token requests", () => {
  it("has the instance's defaults as they are when it is made, and none of its interceptors", async () => {
    const { instance, asked } = instanceWith();
    const seen = vi.fn((config) => config);
    instance.interceptors.request.use(seen);
    instance.defaults.baseURL = "https://proxy.example";
    await ask(instance);
    expect(asked).toMatchObject([{ baseURL: "https://proxy.example" }]);
    expect(seen).not.toHaveBeenCalled();
  });

  it("waits for an answer as long as the instance does, and 10 s where that would wait for ever", () => {
    expect(siblingForTokens(axios.create({ timeout: 3_000 })).defaults.timeout).toBe(3_000);
    expect(siblingForTokens(axios.create()).defaults.timeout).toBe(10_000);
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

  it("has axios' own idea of a bad status", () => {
    const { validateStatus } = siblingForTokens(axios.create({ validateStatus: () => true })).defaults;
    expect([200, 299, 300, 500].map((status) => validateStatus?.(status))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
