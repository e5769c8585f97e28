import { describe, expect, it } from "vitest";
import { explain } from "../../../../../src/cli/explain/explain.ts";
import { parseRequest } from "../../../../../src/cli/explain/search/find-endpoints.ts";
import { createPaint } from "../../../../../src/cli/terminal/paint.ts";

const english = { languages: ["en"], paint: createPaint(false) } as const;
const headings = async (query: string) =>
  (await explain(query, english)).output.match(/^(?:GET|POST) +\S+/gm);

describe("a path", () => {
  it.each([
    "/cgi-bin/user/delete",
    "cgi-bin/user/delete",
    "/cgi-bin/user/delete/",
    "GET /cgi-bin/user/delete?userid=1",
    "https://qyapi.weixin.qq.com/cgi-bin/user/delete?access_token=x",
    "https://gw.example/wechat/cgi-bin/user/delete#top",
    "POST /cgi-bin/user/delete",
  ])("is explained, however it is written: %s", async (query) => {
    expect(await headings(query)).toEqual(["GET /cgi-bin/user/delete"]);
  });

  it("is explained for each of its methods, or for the given one", async () => {
    expect(await headings("/customservice/work/get")).toEqual([
      "GET /customservice/work/get",
      "POST /customservice/work/get",
    ]);
    expect(await headings("post /customservice/work/get")).toEqual(["POST /customservice/work/get"]);
  });

  it("that is a prefix of others lists them", async () => {
    const { output, error } = await explain("/cgi-bin/menu", english);
    expect(output).toMatch(/^GET {2}\/cgi-bin\/menu\/delete +access_token {2}not repeatable$/m);
    expect(error).toBeUndefined();
  });

  it("that the table does not have is an error, with similar ones", async () => {
    const { output, error } = await explain("/cgi-bin/user/delet", english);
    expect(output).toBe("");
    expect(error).toMatch(
      /^"\/cgi-bin\/user\/delet": not in the endpoint table\nClosest matches:\nGET {2}\/cgi-bin\/user\/delete /,
    );
    expect((await explain("/x", english, { json: true })).output).toBe("[]\n");
  });

  it("may be one segment, if no errcode has that word", async () => {
    expect(await headings("getusersummary")).toEqual(["POST /datacube/getusersummary"]);
  });

  it.each(["40164", "and/or", "whitelist", "errcode/errmsg 40001"])("is not %s", async (query) => {
    expect((await explain(query, english)).output).not.toMatch(/^(?:GET|POST) /m);
  });

  it("is parsed without host, query and doubled slashes", () => {
    expect(parseRequest("put HTTPS://h.example//a//b/?c=/d")).toEqual({
      method: "PUT",
      path: "/a/b",
      isCertain: true,
    });
    expect(["a", "a b/c", "", " "].map(parseRequest)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("an explained endpoint", () => {
  it("has token, repeat, dedupe field, body, answer and page", async () => {
    const all = await Promise.all(
      [
        "/wxa/gettemplatelist",
        "/cgi-bin/message/template/send",
        "/cgi-bin/media/upload",
        "/wxa/getwxacode",
      ].map(async (path) => (await explain(path, english)).output),
    );
    for (const text of [
      "Token    the third-party platform's component_access_token, as access_token",
      "Repeat   Repeatable: it changes nothing",
      "Repeat   Not repeatable",
      "Dedupe   client_msg_id: ",
      "Body     multipart/form-data",
      "Answer   a file on success, JSON on failure",
      "Docs     https://developers.weixin.qq.com/",
    ])
      expect(all.join("")).toContain(text);
    expect(all.join("")).not.toMatch(/undefined|null/);
  });

  it("is followed by its fields, unlike a list of endpoints", async () => {
    const { output } = await explain("/cgi-bin/message/send", english);
    expect(output).toMatch(/^ {2}Docs .*\n\n {2}Request body\n {4}touser +string +optional\n/m);
    expect(output).toMatch(/^ {2}Response\n {4}invaliduser +string +may be absent\n/m);
    expect((await explain("/cgi-bin/menu", english)).output).not.toContain("Response");
  });

  it("has every field in JSON", async () => {
    const [told] = JSON.parse((await explain("/cgi-bin/user/delete", english, { json: true })).output);
    expect(told).toEqual({
      method: "GET",
      path: "/cgi-bin/user/delete",
      product: ["wecom"],
      token: "access_token",
      param: "access_token",
      repeat: "unsafe",
      answer: "json",
      upload: null,
      dedupe: null,
      docs: "https://developer.work.weixin.qq.com/document/path/90198",
      plugin: { en: expect.stringContaining("Not repeatable"), zh: expect.stringContaining("不可重复") },
    });
  });
});
