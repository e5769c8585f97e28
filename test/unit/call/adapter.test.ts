import type { InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { installExchange } from "../../../src/call/adapter.ts";
import type { Exchange } from "../../../src/call/exchange.ts";
import { DispatchResult } from "../../../src/response/dispatch-result.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

type Adapter = (config: InternalAxiosRequestConfig) => Promise<unknown>;

/** A config whose adapter was replaced, and the exchange in its place. */
function swapped(parts: Parameters<typeof requestConfig>[0]) {
  const config = requestConfig(parts);
  const exchange = vi.fn<Exchange>(async (sent) => responseTo(sent, { openid: "o1" }));
  installExchange(exchange)(config);
  return { config, exchange, adapter: config.adapter as Adapter };
}

describe("the exchange in place of the adapter", () => {
  it.each([
    ["a name", "http"],
    ["names", ["xhr", "http"]],
    ["a function", async (sent: InternalAxiosRequestConfig) => responseTo(sent, "")],
  ])("receives the previous adapter, and restores it: %s", async (_, adapter) => {
    const parts = { url: "/p", adapter } as { url: string; adapter: Adapter };
    const call = swapped(parts as Parameters<typeof requestConfig>[0]);
    expect(call.exchange).not.toHaveBeenCalled();
    await call.adapter(call.config);
    expect(call.exchange.mock.calls).toEqual([[call.config, adapter]]);
    expect(call.config.adapter).toBe(adapter);
  });

  it("leaves no adapter if there was none", async () => {
    const { config, adapter, exchange } = swapped({ url: "/p" });
    await adapter(config);
    expect(exchange.mock.calls).toEqual([[config, undefined]]);
    expect(Object.keys(config)).toEqual(["url", "headers"]);
  });

  it("passes the response directly to dispatch when dispatch calls it", async () => {
    const { config, adapter } = swapped({ url: "/p" });
    const handed = adapter(config);
    expect(handed).toBeInstanceOf(DispatchResult);
    expect(await handed).toMatchObject({ data: { openid: "o1" } });
  });

  it("returns an ordinary promise to an adapter that wraps it, and leaves that adapter in place", async () => {
    const { config, adapter, exchange } = swapped({ url: "/p", adapter: "http" });
    const around = (async (sent: InternalAxiosRequestConfig) => adapter(sent)) as NonNullable<
      InternalAxiosRequestConfig["adapter"]
    >;
    config.adapter = around;
    const promise = adapter(config);
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toMatchObject({ data: { openid: "o1" } });
    expect(config.adapter).toBe(around);
    expect(exchange.mock.calls).toEqual([[config, "http"]]);
  });
});
