import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { searchFor } from "../../../../../src/cli/explain/search/search.ts";

const codesOf = (query: string) => searchFor(query).errcodes.map(({ code }) => code);
const pathsOf = (query: string) => searchFor(query).endpoints.map(({ path }) => path);

describe("searchFor", () => {
  it("finds errcodes by number, by errmsg and in a line of a log", () => {
    expect(codesOf("40164")).toEqual([40164]);
    expect(codesOf("response out of time limit")).toContain(45015);
    expect(codesOf('{"errcode":45015,"errmsg":"x"}')).toEqual([45015]);
  });

  it("finds endpoints by path, and by a word of their path that no errcode has", () => {
    expect(pathsOf("POST /cgi-bin/message/custom/send")).toEqual(["/cgi-bin/message/custom/send"]);
    expect(pathsOf("getusersummary")).toEqual(["/datacube/getusersummary"]);
  });

  it("says whether there are several to choose from", () => {
    expect(searchFor("40001")).toMatchObject({ isList: false, unknown: [] });
    expect(searchFor("openid").isList).toBe(true);
    expect(searchFor("/cgi-bin/message/custom").isList).toBe(true);
  });

  it("says what is unknown, and what comes closest", () => {
    const [path] = searchFor("/cgi-bin/mesage/custom/send").unknown;
    expect(path?.endpoints.map((endpoint) => endpoint.path)).toContain("/cgi-bin/message/custom/send");
    const [name] = searchFor("invald_openid").unknown;
    expect(name?.errcodes.map((entry) => entry.name)).toContain("INVALID_OPENID");
    expect(searchFor("天气").unknown).toMatchObject([{ text: "天气", errcodes: [], endpoints: [] }]);
  });

  it("needs nothing of Node, because the documentation site runs it in a browser", async () => {
    const entry = new URL("../../../../../src/cli/explain/search/search.ts", import.meta.url);
    const bundled = build({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      platform: "browser",
      write: false,
      logLevel: "silent",
    });
    await expect(bundled).resolves.toMatchObject({ errors: [], warnings: [] });
  });
});
