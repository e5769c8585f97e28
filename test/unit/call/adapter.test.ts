import type { InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { installExchange } from "../../../src/call/adapter.ts";
import type { Exchange } from "../../../src/call/exchange.ts";
import { DispatchResult } from "../../../src/response/dispatch-result.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

type Adapter = (config: InternalAxiosRequestConfig) => Promise<unknown>;

/** A config whose adapter was swapped, and the exchange that stands there. */
function swapped(parts: Parameters<typeof requestConfig>[0]) {
  const config = requestConfig(parts);
  const exchange = vi.fn<Exchange>(async (sent) => responseTo(sent, { openid: "o1" }));
  installExchange(exchange)(config);
  return { config, exchange, adapter: config.adapter as Adapter };
}

describe("the exchange in the adapter's place", () => {
  it.each([
    ["a name", "http"],
    ["names", ["xhr", "http"]],
    ["a function", async (sent: InternalAxiosRequestConfig) => responseTo(sent, "")],
  ])("is given what was there, and leaves it there: %s", async (_, adapter) => {
    const parts = { url: "/p", adapter } as { url: string; adapter: Adapter };
    const call = swapped(parts as Parameters<typeof requestConfig>[0]);
    expect(call.exchange).not.toHaveBeenCalled();
    await call.adapter(call.config);
    expect(call.exchange.mock.calls).toEqual([[call.config, adapter]]);
    expect(call.config.adapter).toBe(adapter);
  });

  it("leaves no adapter where there was none", async () => {
    const { config, adapter, exchange } = swapped({ url: "/p" });
    await adapter(config);
    expect(exchange.mock.calls).toEqual([[config, undefined]]);
    expect(Object.keys(config)).toEqual(["url", "headers"]);
  });

  it("hands the answer over where dispatch itself calls it", async () => {
    const { config, adapter } = swapped({ url: "/p" });
    const handed = adapter(config);
    expect(handed).toBeInstanceOf(DispatchResult);
    expect(await handed).toMatchObject({ data: { openid: "o1" } });
  });

  it("gives a plain promise to an adapter around it, and leaves that adapter where it is", async () => {
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
