import { Readable } from "node:stream";
import { AxiosError, type AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { followRedirects } from "../../../src/request/follow-redirects.ts";
import type { AdapterOutcome, PendingRedirect } from "../../../src/request/redirect-rules.ts";
import { requestConfig } from "../axios-parts.ts";

const HERE = "https://a.example/x";
type Hop = InternalAxiosRequestConfig<unknown>;

function redirect(location: string, status = 302, from = HERE): PendingRedirect {
  return { from: new URL(from), location, status, headers: {} };
}

const responseOf = (data: unknown, config: Hop) =>
  ({ data, status: 200, statusText: "", headers: {}, config, request: "the request" }) as AxiosResponse;

interface World {
  readonly config?: Partial<Hop>;
  readonly first?: AdapterOutcome;
  /** What is left to follow after each hop. */
  readonly later?: readonly (PendingRedirect | undefined)[];
  readonly adapter?: (hop: Hop) => Promise<AxiosResponse>;
  readonly mayReceive?: boolean;
}

async function follow(
  from: PendingRedirect,
  { config = {}, first, later = [], adapter, mayReceive = true }: World,
) {
  const call = requestConfig({ method: "get", baseURL: "https://a.example", params: { a: 1 }, ...config });
  const hops: Hop[] = [];
  const left = [...later];
  const response = await followRedirects(
    {
      config: call,
      adapter: (hop) => {
        hops.push(hop);
        return adapter ? adapter(hop) : Promise.resolve(responseOf(`hop ${hops.length}`, hop));
      },
      token: { param: "access_token", product: "mp" },
      rules: { mayReceive: () => mayReceive, allowsOtherHosts: true, lang: undefined },
      pendingRedirect: () => left.shift(),
    },
    first ?? { response: responseOf("first", call) },
    from,
  );
  return { response, hops, call };
}

const headersOf = (hop: Hop | undefined) => (hop?.headers as AxiosHeaders | undefined)?.toJSON();

describe("the next request", () => {
  it("goes to the URL of the redirect, without the params and the baseURL of the call", async () => {
    const { hops, response, call } = await follow(redirect("/y?b=2"), {});
    expect(hops).toHaveLength(1);
    expect(hops[0]).toMatchObject({ url: "https://a.example/y?b=2", method: "get" });
    expect(hops[0]).not.toHaveProperty("params");
    expect(hops[0]).not.toHaveProperty("baseURL");
    expect(response.data).toBe("hop 1");
    expect(response.config).toBe(call);
    expect(call).toMatchObject({ baseURL: "https://a.example", params: { a: 1 } });
  });

  it.each([
    ["post", 301, "get"],
    ["post", 302, "get"],
    ["post", 303, "get"],
    ["post", 307, "post"],
    ["post", 308, "post"],
    ["put", 301, "put"],
    ["put", 302, "put"],
    ["put", 303, "get"],
    ["get", 303, "get"],
    ["head", 302, "head"],
    ["head", 303, "head"],
    ["POST", 302, "get"],
  ])("after a %s with HTTP %i is a %s", async (method, status, expected) => {
    const { hops } = await follow(redirect("/y", status), { config: { method, data: "body" } });
    expect(hops[0]?.method?.toLowerCase()).toBe(expected);
    expect(hops[0]?.data).toBe(expected === method.toLowerCase() ? "body" : undefined);
  });

  it("is sent for a call whose body is null, after a response whose body is null", async () => {
    const first = { response: responseOf(null, requestConfig()) };
    const { hops } = await follow(redirect("/y"), { config: { data: null }, first });
    expect(hops).toMatchObject([{ url: "https://a.example/y", data: null }]);
  });

  it("is a GET without a method of the call", async () => {
    const { hops } = await follow(redirect("/y", 303), { config: { method: undefined as never, data: "b" } });
    expect(hops[0]?.data).toBe("b");
  });

  it("has no headers of a body that is left out", async () => {
    const content = ["Type", "Length", "Encoding", "Language", "Location"].map((name) => `Content-${name}`);
    const headers = requestConfig({}).headers;
    headers.set({ ...Object.fromEntries(content.map((name) => [name, "x"])), Accept: "y" });
    const { hops } = await follow(redirect("/y"), { config: { method: "post", data: "b", headers } });
    expect(headersOf(hops[0])).toEqual({ Accept: "y" });
  });

  it("keeps credentials on the same origin, and leaves them out on another", async () => {
    const headers = requestConfig({}).headers;
    headers.set({ Authorization: "a", "Proxy-Authorization": "b", Cookie: "c", "X-Own": "d" });
    const config = { headers, auth: { username: "u", password: "p" } };
    const { hops } = await follow(redirect("/y"), {
      config,
      later: [redirect("https://b.example/z"), undefined],
    });
    expect(headersOf(hops[0])).toEqual(headers.toJSON());
    expect(hops[0]?.auth).toEqual(config.auth);
    expect(headersOf(hops[1])).toEqual({ "X-Own": "d" });
    expect(hops[1]).not.toHaveProperty("auth");
  });

  it("is not made where the host must not have the request", async () => {
    const world = { mayReceive: false, config: { method: "post", data: "b" } };
    await expect(follow(redirect("https://b.example/z", 307), world)).rejects.toMatchObject({
      code: "ERR_WECHAT_REDIRECT",
    });
  });
});

describe("a redirect that cannot be followed", () => {
  it.each([
    ["to no URL", "https://", {}],
    ["of a stream", "/y", { method: "post", data: Readable.from(["b"]) }],
  ])("%s leaves the response as it is", async (_, location, config) => {
    const { response, hops } = await follow(redirect(location, 307), { config });
    expect(hops).toEqual([]);
    expect(response.data).toBe("first");
  });

  it("leaves the error as it is, where the adapter made one", async () => {
    const error = new AxiosError("status 302");
    await expect(follow(redirect("https://"), { first: { error } })).rejects.toBe(error);
  });

  it("of a stream is followed where the body is left out", async () => {
    const config = { method: "post", data: Readable.from(["b"]) };
    expect((await follow(redirect("/y", 302), { config })).hops).toHaveLength(1);
  });
});

describe("a hop that fails", () => {
  it("rejects with its error, which has the call's config", async () => {
    const error = new AxiosError("ECONNRESET", "ECONNRESET", requestConfig({ url: "https://a.example/y" }));
    const call = follow(redirect("/y"), { adapter: () => Promise.reject(error) });
    await expect(call).rejects.toBe(error);
    expect(error.config).toMatchObject({ baseURL: "https://a.example", params: { a: 1 } });
  });

  it("rejects with another adapter's error as it is", async () => {
    const error = Object.freeze(new Error("of the adapter"));
    const call = follow(redirect("/y"), { adapter: () => Promise.reject(error) });
    await expect(call).rejects.toBe(error);
  });

  it("goes on, if it is a redirect behind a status that the adapter rejects", async () => {
    let count = 0;
    const { hops, response } = await follow(redirect("/y"), {
      later: [redirect("/z"), undefined],
      adapter: async (hop) => {
        count += 1;
        if (count > 1) return responseOf("end", hop);
        throw new AxiosError("status 302", "ERR_BAD_REQUEST", hop, undefined, responseOf("", hop));
      },
    });
    expect(hops.map(({ url }) => url)).toEqual(["https://a.example/y", "https://a.example/z"]);
    expect(response.data).toBe("end");
  });
});

describe("the number of redirects", () => {
  const forever = { later: Array.from({ length: 100 }, () => redirect("/y")) };

  it.each([
    [undefined, 20],
    [3, 3],
  ])("with maxRedirects %s is at most %i", async (maxRedirects, most) => {
    const hops = vi.fn(async (hop: Hop) => responseOf("", hop));
    const world = { ...forever, adapter: hops, config: { ...(maxRedirects && { maxRedirects }) } };
    await expect(follow(redirect("/y"), world)).rejects.toMatchObject({
      code: "ERR_FR_TOO_MANY_REDIRECTS",
      message: "Maximum number of redirects exceeded",
      request: "the request",
    });
    expect(hops).toHaveBeenCalledTimes(most);
  });

  it("may be exceeded by a redirect without a response", async () => {
    const first = { error: new Error("stopped") };
    const call = follow(redirect("/y"), { first, config: { maxRedirects: 0 } });
    await expect(call).rejects.toMatchObject({ code: "ERR_FR_TOO_MANY_REDIRECTS" });
  });
});

it("the unread body of a redirect is canceled, so that its connection is free", async () => {
  const cancel = vi.fn();
  const data = new ReadableStream({ cancel });
  await follow(redirect("/y"), { first: { response: responseOf(data, requestConfig({})) } });
  expect(cancel).toHaveBeenCalledOnce();
});
