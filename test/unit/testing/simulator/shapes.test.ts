import { describe, expect, it } from "vitest";
import { partialFailures } from "../../../../src/index.ts";
import { shapedReply } from "../../../../src/testing/simulator/shapes/reply.ts";
import {
  fieldsOf,
  readShapes,
  resolved,
  type Shape,
} from "../../../../src/testing/simulator/shapes/shapes.ts";

const KINDS: Record<string, string> = { int: "number", long: "number", number: "number" };

/** The places where a value does not match a shape. */
function misfits(shape: Shape, value: unknown, at = ""): string[] {
  const own = resolved(shape);
  if (typeof own === "string") {
    const fits = own.split("|").some((type) => type === "unknown" || typeof value === (KINDS[type] ?? type));
    return fits ? [] : [`${at}: ${JSON.stringify(value)} is no ${own}`];
  }
  if (Array.isArray(own)) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((item) => misfits(own[0] as Shape, item, `${at}[]`));
  }
  if (typeof value !== "object" || value === null) return [`${at}: no object`];
  return fieldsOf(own).flatMap(({ name, shape: field, isRequired }) => {
    const given = (value as Record<string, unknown>)[name];
    if (given === undefined) return isRequired ? [`${at}.${name} is missing`] : [];
    return misfits(field, given, `${at}.${name}`);
  });
}

const requestTo = (method: string, path: string, query = "") => ({
  ...{ method, path, query: new URLSearchParams(query), headers: {}, body: new Uint8Array() },
  json: () => undefined,
});
const endpoints = Object.entries(readShapes().endpoints).map(([key, shape]) => {
  const [method = "", path = ""] = key.split(" ");
  return { key, method, path, shape };
});

describe("the reply of an endpoint in its shape", () => {
  it("matches it, for every endpoint, and is the same each time", () => {
    expect(endpoints.length).toBe(2339);
    for (const { key, method, path, shape } of endpoints) {
      const reply = shapedReply(requestTo(method, path), false);
      expect(shapedReply(requestTo(method, path), false)).toEqual(reply);
      if (reply === "bytes") expect(shape.response).toBe("bytes");
      else expect([key, misfits((shape.variants?.mp ?? shape).response ?? {}, reply)]).toEqual([key, []]);
    }
  });

  it("contains no failed parts", () => {
    for (const { key, method, path } of endpoints) {
      const data = shapedReply(requestTo(method, path), false);
      const config = { url: path } as never;
      expect([key, partialFailures({ data, config } as never)]).toEqual([key, []]);
    }
  });

  it("depends on the product and on the action", () => {
    expect(shapedReply(requestTo("GET", "/cgi-bin/user/get"), true)).toHaveProperty(
      "userid",
      "simulated-user",
    );
    expect(shapedReply(requestTo("GET", "/cgi-bin/user/get"), false)).toHaveProperty("data.openid");
    const stat = (action: string) =>
      shapedReply(requestTo("GET", "/publisher/stat", `action=${action}`), false);
    expect(stat("publisher_settlement")).toHaveProperty("revenue_all");
    expect(stat("publisher_adpos_general")).not.toHaveProperty("revenue_all");
  });

  it("ends each list: a cursor is empty, and there is no next page", () => {
    expect(shapedReply(requestTo("GET", "/cgi-bin/user/get"), false)).toMatchObject({ next_openid: "" });
  });
});
