import axios, { type AxiosResponseTransformer } from "axios";
import { describe, expect, it } from "vitest";
import { createOwnTransform } from "../../../src/answer/own-transform.ts";
import { requestConfig } from "../axios-parts.ts";

const [own] = [axios.defaults.transformResponse ?? []].flat() as [AxiosResponseTransformer];
const usersOwn: AxiosResponseTransformer = (data: string) => data.toUpperCase();

describe("axios' own transform of answers", () => {
  it.each([[own], [[own]]])("is known, alone or in a list", (transformResponse) => {
    expect(createOwnTransform()(requestConfig({ transformResponse }))).toBe(own);
  });

  it.each([
    ["a user's own", usersOwn],
    ["a user's own beside it", [own, usersOwn]],
    ["twice the same", [own, own]],
    ["an empty list", []],
  ])("is not: %s", (_, transformResponse) => {
    expect(createOwnTransform()(requestConfig({ transformResponse }))).toBeUndefined();
  });

  it("is not where there is none", () => {
    expect(createOwnTransform()(requestConfig())).toBeUndefined();
  });

  it("is told from others however they alternate", () => {
    const ownTransform = createOwnTransform();
    const asked = [own, usersOwn, own, own, usersOwn].map((transformResponse) =>
      ownTransform(requestConfig({ transformResponse })),
    );
    expect(asked).toEqual([own, undefined, own, own, undefined]);
  });
});
