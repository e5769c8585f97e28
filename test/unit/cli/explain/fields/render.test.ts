import { describe, expect, it } from "vitest";
import { renderFields } from "../../../../../src/cli/explain/fields/render.ts";
import type { Languages } from "../../../../../src/cli/terminal/language.ts";
import { createPaint } from "../../../../../src/cli/terminal/paint.ts";
import { endpoints } from "../../../../../src/endpoints/index.ts";
import { readShapes } from "../../../../../src/testing/simulator/shapes/shapes.ts";

function fieldsOf(key: string, ...languages: Languages): string {
  const row = endpoints.find(({ method, path }) => `${method} ${path}` === key);
  if (!row) throw new Error(`${key} is not in the table.`);
  return renderFields(row, { languages, paint: createPaint(false) });
}

describe("the fields of an endpoint", () => {
  it("are a table for each part that has fields", () => {
    expect(fieldsOf("POST /cgi-bin/media/upload", "en")).toBe(`
  Query
    type  string  required

  Request form
    media  file  required

  Response
    type            string       always
    media_id        string       always
    created_at      string|long  always
    thumb_media_id  string       may be absent

  Differs by: mp, wecom
`);
  });

  it("are in one language or two, in the terminal's order", () => {
    const key = "POST /wxa/business/getuserphonenumber";
    expect(fieldsOf(key, "zh")).toContain("\n  请求体\n    code    string  必填\n    openid  string  选填\n");
    expect(fieldsOf(key, "zh", "en")).toContain(
      "\n  请求体 / Request body\n    code    string  必填 / required\n",
    );
    expect(fieldsOf(key, "en")).not.toMatch(/\p{Script=Han}/u);
  });

  it("say only where they were not compared with the official page", () => {
    expect(fieldsOf("POST /cgi-bin/message/send", "en")).toContain(
      "\n  Not yet compared with the official page",
    );
    expect(fieldsOf("POST /cgi-bin/message/custom/send", "en")).not.toContain("Not yet compared");
  });

  it("say only where nested fields are left out", () => {
    expect(fieldsOf("POST /cgi-bin/message/send", "en")).toContain(
      "    … deeper fields are left out\n\n  Response\n",
    );
    expect(fieldsOf("POST /cgi-bin/message/custom/send", "en")).not.toContain("…");
  });

  it("are a single word if a part is a file", () => {
    expect(fieldsOf("GET /cgi-bin/media/get/jssdk", "en")).toContain("\n  Response  bytes\n");
  });

  it("are empty if none is known", () => {
    const { endpoints: shapes } = readShapes();
    const without = endpoints.filter(({ method, path }) => !shapes[`${method} ${path}`]);
    expect(without.length).toBeGreaterThan(50);
    for (const { method, path } of without) expect(fieldsOf(`${method} ${path}`, "en")).toBe("");
  });
});
