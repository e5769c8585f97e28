import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedPage } from "../../scripts/packed-links.ts";
import { addressOf, REPOSITORY } from "../../scripts/repository.ts";
import { deadLinksIn, linksOf } from "../docs/links.ts";
import { createProject, type Project, ROOT } from "./project.ts";

describe("the pages in the package", () => {
  let project: Project;
  let pages: readonly string[];
  beforeAll(async () => {
    project = await createProject();
    pages = project.tarball.files.map(({ path }) => path).filter((path) => path.endsWith(".md"));
  }, 120_000);
  afterAll(() => project.remove());

  it("are the READMEs, the guides in both languages, and the changelog", () => {
    expect(pages).toEqual(
      expect.arrayContaining(["README.md", "README.zh-CN.md", "docs/tokens.md", "docs/zh/tokens.md"]),
    );
    expect(pages).toEqual(expect.arrayContaining(["SECURITY.md", "CHANGELOG.md"]));
  });

  it("have no broken links", () => {
    const dead = pages.map((page) => [page, deadLinksIn(join(project.installed, page))] as const);
    expect(dead.filter(([, links]) => links.length > 0)).toEqual([]);
  });

  it("name files that only the repository contains", () => {
    const readme = readFileSync(join(project.installed, "README.md"), "utf8");
    expect(readme).toContain("`BENCHMARKS.md` in the repository");
  });

  it("link to them, once the repository has an address", () => {
    const repository = "https://git.example.com/axios-wechat";
    const shipped = new Set(project.tarball.files.map(({ path }) => path));
    const links = pages.flatMap((page) => {
      const text = readFileSync(join(ROOT, page), "utf8");
      return linksOf(packedPage(text, page, (file) => shipped.has(file), repository));
    });
    const outside = links.filter((link) => link.startsWith(repository));
    expect(outside).toContain(addressOf("BENCHMARKS.md", repository));
    const files = outside.map((link) => link.replace(/#.*$/, "").slice(`${repository}/blob/main/`.length));
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it("use the address of package.json, if there is one", () => {
    const { repository } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(repository?.url).toBe(REPOSITORY && `git+${REPOSITORY}.git`);
  });
});
