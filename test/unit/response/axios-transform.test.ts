import axios, { type AxiosResponseTransformer } from "axios";
import { describe, expect, it, vi } from "vitest";
import { createAxiosTransform } from "../../../src/response/axios-transform.ts";
import { requestConfig } from "../axios-parts.ts";

const [own] = [axios.defaults.transformResponse ?? []].flat() as [AxiosResponseTransformer];
const usersOwn: AxiosResponseTransformer = (data: string) => data.toUpperCase();

describe("axios' own response transform", () => {
  it.each([[own], [[own]]])("is recognized, alone or in a list", (transformResponse) => {
    expect(createAxiosTransform()(requestConfig({ transformResponse }))).toBe(own);
  });

  it.each([
    ["a user's own", usersOwn],
    ["a user's own in addition", [own, usersOwn]],
    ["the same one twice", [own, own]],
    ["an empty list", []],
  ])("is not: %s", (_, transformResponse) => {
    expect(createAxiosTransform()(requestConfig({ transformResponse }))).toBeUndefined();
  });

  it("is not a missing one", () => {
    expect(createAxiosTransform()(requestConfig())).toBeUndefined();
  });

  it("is distinguished from alternating others", () => {
    const ownTransform = createAxiosTransform();
    const asked = [own, usersOwn, own, own, usersOwn].map((transformResponse) =>
      ownTransform(requestConfig({ transformResponse })),
    );
    expect(asked).toEqual([own, undefined, own, own, undefined]);
  });
});

describe("axios' default transform", () => {
  it("is not one that a user had set before this package was loaded", async () => {
    const { transformResponse } = axios.defaults;
    try {
      axios.defaults.transformResponse = [usersOwn];
      vi.resetModules();
      const { hasOnlyAxiosTransform } = await import("../../../src/response/axios-transform.ts");
      expect(hasOnlyAxiosTransform(requestConfig({ transformResponse: [usersOwn] }))).toBe(false);
    } finally {
      if (transformResponse) axios.defaults.transformResponse = transformResponse;
    }
  });
});
