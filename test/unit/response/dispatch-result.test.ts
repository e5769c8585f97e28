import axios, { AxiosHeaders, type AxiosResponse, type AxiosResponseTransformer } from "axios";
import { describe, expect, it, vi } from "vitest";
import { attachWechat } from "../../../src/index.ts";
import { DispatchResult } from "../../../src/response/dispatch-result.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const [own] = [axios.defaults.transformResponse ?? []].flat() as [AxiosResponseTransformer];
const PARSED = { openid: "o1" };

/** A response to a config with these transforms, for dispatch. */
function handingOver(
  data: unknown,
  transformResponse: AxiosResponseTransformer | AxiosResponseTransformer[],
) {
  const config = requestConfig({ transformResponse, url: "/p" });
  const response = responseTo(config, data);
  return {
    config,
    response,
    handover: new DispatchResult(Promise.resolve(response), config),
  };
}

describe("a response passed to axios' dispatch", () => {
  it("hides axios' own transform while dispatch takes a parsed response", async () => {
    const transforms = [own];
    const { config, response, handover } = handingOver(PARSED, transforms);
    const keys = Object.keys(config);
    const seen = await handover.then((taken) => [taken, config.transformResponse]);
    expect(seen).toEqual([response, []]);
    expect(config.transformResponse).toBe(transforms);
    expect(Object.keys(config)).toEqual(keys);
  });

  it("restores it when dispatch throws, as for an aborted call", async () => {
    const { config, handover } = handingOver(PARSED, own);
    const taking = handover.then(() => {
      throw new Error("aborted");
    });
    await expect(taking).rejects.toThrow("aborted");
    expect(config.transformResponse).toBe(own);
  });

  const usersOwn: AxiosResponseTransformer = (data: unknown) => data;
  it.each([
    ["a text, which axios parses", "text", own],
    ["a user's transforms", PARSED, [own, usersOwn]],
  ])("shows dispatch the transforms to run: %s", async (_, data, transformResponse) => {
    const { config, handover } = handingOver(data, transformResponse);
    expect(await handover.then(() => config.transformResponse)).toBe(transformResponse);
  });

  it("shows dispatch a transform that a user added after axios' own", async () => {
    const alike: AxiosResponseTransformer = (data) => ({ wrapped: data, note: "forcedJSONParsing" });
    const { config, handover } = handingOver(PARSED, [alike]);
    expect(await handover.then(() => config.transformResponse)).toEqual([alike]);
  });

  it("keeps the transforms that an interceptor sets when it takes the response itself", async () => {
    const { config, handover } = handingOver(PARSED, own);
    await handover.then(() => {
      config.transformResponse = [usersOwn];
    });
    expect(config.transformResponse).toEqual([usersOwn]);
  });

  it("passes a failure on", async () => {
    const failure = new Error("no");
    const config = requestConfig();
    const handover = () => new DispatchResult(Promise.reject(failure), config);
    const untaken = vi.fn();
    expect(await handover().then(untaken, (reason) => reason)).toBe(failure);
    expect(await handover().catch((reason) => reason)).toBe(failure);
    await expect(handover().finally(untaken)).rejects.toBe(failure);
    expect(untaken).toHaveBeenCalledTimes(1);
  });

  it("is an ordinary promise for other code", async () => {
    const { response, handover } = handingOver(PARSED, own);
    expect(await handover).toBe(response);
    expect(await handover.then()).toBe(response);
    expect(await Promise.all([handover])).toEqual([response]);
    expect(await handover.finally(() => {})).toBe(response);
    expect(String(handover)).toBe("[object Promise]");
  });
});

describe("an instance with the plugin", () => {
  it("reads the headers of a response once for its parsed body, not again for its transform", async () => {
    const passes = async (attach: boolean) => {
      const headers = new AxiosHeaders({ "content-type": "application/json" });
      const normalize = vi.spyOn(headers, "normalize");
      const adapter = async (config: AxiosResponse["config"]) => ({ ...responseTo(config, "{}"), headers });
      const api = axios.create({ baseURL: "https://api.weixin.qq.com", adapter });
      if (attach) attachWechat(api);
      expect((await api.get("/p")).data).toEqual({});
      return normalize.mock.calls.length;
    };
    expect(await passes(true)).toBe((await passes(false)) - 1);
  });
});
