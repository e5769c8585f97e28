import type { AxiosResponseTransformer } from "axios";
import { describe, expect, it } from "vitest";
import { createExemptBodies } from "../../../src/response/exempt-bodies.ts";
import { requestConfig } from "../axios-parts.ts";

type Config = ReturnType<typeof requestConfig>;

/** What dispatch does with a response. */
function transformed(config: Config, data: unknown): unknown {
  const transforms = [config.transformResponse ?? []].flat() as AxiosResponseTransformer[];
  return transforms.reduce((body, transform) => transform.call(config, body, {} as never, 200), data);
}

const parse: AxiosResponseTransformer = (data: string) => JSON.parse(data);
const wrap: AxiosResponseTransformer = (data: unknown) => ({ data });

describe("a body that the caller requested", () => {
  it("is recognized by the result of the transforms", () => {
    const askedFor = createExemptBodies();
    const config = requestConfig({ transformResponse: [parse, wrap] });
    askedFor.watch(config);
    const body = transformed(config, '{"errcode":40003}');
    expect(body).toEqual({ data: { errcode: 40003 } });
    expect(askedFor.has(body)).toBe(true);
  });

  it("is recognized by identity, not by content", () => {
    const askedFor = createExemptBodies();
    const config = requestConfig({ transformResponse: parse });
    askedFor.watch(config);
    transformed(config, '{"errcode":40003}');
    expect(askedFor.has({ errcode: 40003 })).toBe(false);
  });

  it("belongs to one attachment only", () => {
    const askedFor = createExemptBodies();
    const config = requestConfig();
    askedFor.watch(config);
    const body = { errcode: 40003 };
    transformed(config, body);
    expect(askedFor.has(body)).toBe(true);
    expect(createExemptBodies().has(body)).toBe(false);
  });

  it.each([[[parse, wrap]], [parse]])("leaves the transforms on the config unchanged", (own) => {
    const config = requestConfig({ transformResponse: own });
    createExemptBodies().watch(config);
    transformed(config, "{}");
    expect(config.transformResponse).toBe(own);
  });

  it("leaves no transforms on a config that had none", () => {
    const config = requestConfig();
    createExemptBodies().watch(config);
    expect(transformed(config, "text")).toBe("text");
    expect("transformResponse" in config).toBe(false);
  });

  it.each([["text"], [7], [null], [undefined]])("is never the primitive %s", (body) => {
    const askedFor = createExemptBodies();
    const config = requestConfig();
    askedFor.watch(config);
    transformed(config, body);
    expect(askedFor.has(body)).toBe(false);
  });
});
