import { type AxiosAdapter, AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { ForeignOutcome } from "../../../src/request/redirect-rules.ts";
import { createRedirects } from "../../../src/request/redirects.ts";
import { requestConfig } from "../axios-parts.ts";

type Config = InternalAxiosRequestConfig & { fetchOptions?: unknown };
const TOKEN = { param: "access_token", product: "mp" as const };
const withRedirects = createRedirects({
  mayReceive: ({ host }) => host === "b.example",
  allowsOtherHosts: true,
  lang: undefined,
});

const callTo = (parts: Partial<Config> = {}): Config =>
  requestConfig({ url: "https://a.example/x", method: "get", ...(parts as object) });

/** A response of the fetch adapter. */
function respond(config: Config, status: number, location?: string, redirect = "manual"): AxiosResponse {
  const headers = location === undefined ? {} : { location };
  return { data: "", status, statusText: "", headers, config, request: { url: config.url, redirect } };
}

/** Sends to a stub of the fetch adapter, which redirects once; returns what it was asked for. */
async function sendOverFetch(
  status: number,
  { location = "/y", redirect = "manual", ...parts }: Sending = {},
) {
  const urls: (string | undefined)[] = [];
  const options: unknown[] = [];
  const adapter: AxiosAdapter = async (config) => {
    urls.push(config.url);
    options.push((config as Config).fetchOptions);
    return urls.length === 1
      ? respond(config, status, location || undefined, redirect)
      : respond(config, 200);
  };
  const config = callTo(parts);
  const response = await withRedirects(adapter, TOKEN)(config);
  return { urls, options, config, response };
}

type Sending = Partial<Config> & { location?: string; redirect?: string };

describe("a redirect that fetch leaves alone", () => {
  it.each([301, 302, 303, 307, 308])("is followed with HTTP %i", async (status) => {
    const { urls, response } = await sendOverFetch(status);
    expect(urls).toEqual(["https://a.example/x", "https://a.example/y"]);
    expect(response.status).toBe(200);
  });

  it.each([200, 299, 300, 304, 305, 399, 400])("is none with HTTP %i", async (status) => {
    expect((await sendOverFetch(status)).urls).toHaveLength(1);
  });

  it("is none without a Location, nor where fetch follows by itself", async () => {
    expect((await sendOverFetch(302, { location: "" })).urls).toHaveLength(1);
    expect((await sendOverFetch(302, { redirect: "follow" })).urls).toHaveLength(1);
  });

  it.each(["manual", "error"])("is the caller's with redirect: %s", async (redirect) => {
    const fetchOptions = { redirect };
    const { urls, options, config } = await sendOverFetch(302, { fetchOptions } as never);
    expect(urls).toHaveLength(1);
    expect(options).toEqual([fetchOptions]);
    expect(config.fetchOptions).toBe(fetchOptions);
  });

  it("is the caller's with maxRedirects: 0", async () => {
    expect((await sendOverFetch(302, { maxRedirects: 0 })).urls).toHaveLength(1);
  });

  it("is followed behind a status that the adapter rejects", async () => {
    let count = 0;
    const adapter: AxiosAdapter = async (config) => {
      count += 1;
      if (count > 1) return respond(config, 200);
      throw new AxiosError("status 302", "ERR_BAD_REQUEST", config, {}, respond(config, 302, "/y"));
    };
    expect((await withRedirects(adapter, TOKEN)(callTo())).status).toBe(200);
  });
});

describe("the body of a redirect that is followed", () => {
  const first = (config: Config, cancel: () => void) => ({
    ...respond(config, 302, "/y"),
    data: new ReadableStream({ cancel }),
  });

  it.each<[string, (response: AxiosResponse) => AxiosResponse]>([
    ["of a response", (response) => response],
    [
      "of an error, as validateStatus makes it",
      (response) => {
        throw new AxiosError("status 302", "ERR_BAD_REQUEST", response.config, {}, response);
      },
    ],
  ])("is canceled, so that its connection is free: %s", async (_, settle) => {
    const cancel = vi.fn();
    let count = 0;
    const adapter: AxiosAdapter = async (config) => {
      count += 1;
      return count === 1 ? settle(first(config, cancel)) : respond(config, 200);
    };
    await withRedirects(adapter, TOKEN)(callTo());
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("the options of fetch", () => {
  it("ask for manual redirects while the adapter works, beside the caller's own", async () => {
    const fetchOptions = { redirect: "follow", cache: "no-store" };
    const { options, config, response } = await sendOverFetch(200, { fetchOptions } as never);
    expect(options).toEqual([{ redirect: "manual", cache: "no-store" }]);
    expect(config.fetchOptions).toBe(fetchOptions);
    expect(response.config).toBe(config);
  });

  it("are gone again where the caller has none", async () => {
    const { options, config } = await sendOverFetch(200);
    expect(options).toEqual([{ redirect: "manual" }]);
    expect(config).not.toHaveProperty("fetchOptions");
    expect(config).not.toHaveProperty("beforeRedirect");
  });

  it("are gone from a copy of the config as well, and after an error", async () => {
    const copying: AxiosAdapter = async (config) => respond({ ...config }, 200);
    const { config: copy } = await withRedirects(copying, TOKEN)(callTo());
    expect(copy).not.toHaveProperty("fetchOptions");
    const error = new Error("of the adapter");
    const config = callTo();
    await expect(withRedirects(() => Promise.reject(error), TOKEN)(config)).rejects.toBe(error);
    expect(config).not.toHaveProperty("fetchOptions");
    expect(config).not.toHaveProperty("beforeRedirect");
  });
});

describe("a redirect that the http adapter asks about", () => {
  /** Asks about each redirect in turn, as follow-redirects does, then responds. */
  const asking =
    (...hrefs: readonly string[]): AxiosAdapter =>
    async (config) => {
      for (const href of hrefs)
        config.beforeRedirect?.({ href, headers: {} }, { headers: {}, statusCode: 302 }, {} as never);
      return respond(config, 200);
    };

  it("goes on inside the hosts that may receive all", async () => {
    const adapter = asking("https://a.example/y", "https://b.example/z");
    expect((await withRedirects(adapter, TOKEN)(callTo())).status).toBe(200);
  });

  it("goes on where the URL of the call is not absolute: nothing is known of its host", async () => {
    const config = callTo({ url: "/x" });
    expect((await withRedirects(asking("https://c.example/y"), TOKEN)(config)).status).toBe(200);
  });

  it("stops at another host, and is followed from there in its place", async () => {
    const urls: (string | undefined)[] = [];
    const adapter: AxiosAdapter = (config) => {
      urls.push(config.url);
      return urls.length === 1
        ? asking("https://b.example/y", "https://c.example/z")(config)
        : asking()(config);
    };
    const config = callTo();
    const ended = await withRedirects(adapter, TOKEN)(config).catch((reason: unknown) => reason);
    expect(urls).toEqual(["https://a.example/x", "https://c.example/z"]);
    expect(ended).toBeInstanceOf(ForeignOutcome);
    expect((ended as ForeignOutcome).outcome.response?.config).toBe(config);
    expect(config).not.toHaveProperty("beforeRedirect");
  });

  it("stops again where what was followed leaves once more, and rejects what must not", async () => {
    let count = 0;
    const adapter: AxiosAdapter = (config) => {
      count += 1;
      const to = count === 1 ? "https://c.example/y" : "https://d.example/?secret=abcdefgh";
      return asking(to)(config);
    };
    await expect(withRedirects(adapter, TOKEN)(callTo())).rejects.toMatchObject({
      code: "ERR_WECHAT_REDIRECT",
      from: "c.example",
      to: "d.example",
    });
    expect(count).toBe(2);
  });

  it("calls the caller's own beforeRedirect first, and puts it back", async () => {
    const beforeRedirect = vi.fn();
    const config = callTo({ beforeRedirect });
    await withRedirects(asking("https://a.example/y"), TOKEN)(config);
    expect(beforeRedirect).toHaveBeenCalledOnce();
    expect(config.beforeRedirect).toBe(beforeRedirect);
  });
});
