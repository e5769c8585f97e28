import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, type Project } from "./project.ts";

/** What only a file has, and no program that does not use it. */
const CATALOGUE = "WECOM_INVALID_JSAPI_SIGNATURE";
const AXIOS_RETRY = "axios-retry";

describe("a program in a bundle", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
  }, 120_000);
  afterAll(() => project.remove());

  /** The chunks that a program of one file loads when it starts, and all others. */
  async function bundle(source: string) {
    const entry = join(project.folder, "entry.mjs");
    await writeFile(entry, source);
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      absWorkingDir: project.folder,
      outdir: "out",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      external: ["axios"],
      metafile: true,
      write: false,
    });
    const textOf = (path: string) =>
      outputFiles.find((file) => file.path.endsWith(path.slice(4)))?.text ?? "";
    const atStart = new Set<string>();
    const visit = (path: string) => {
      if (atStart.has(path)) return;
      atStart.add(path);
      for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? [])
        if (kind !== "dynamic-import" && !external) visit(next);
    };
    visit("out/entry.js");
    return {
      atStart: [...atStart].map(textOf).join("\n"),
      whole: outputFiles.map(({ text }) => text).join("\n"),
    };
  }

  it("has neither catalogue nor axios-retry for a guard alone", async () => {
    const { atStart } = await bundle(
      'import { isWechatApiError } from "axios-wechat";\nconsole.log(isWechatApiError(null, "INVALID_OPENID"));',
    );
    expect(atStart).toContain("INVALID_OPENID");
    expect(atStart).not.toContain(CATALOGUE);
    expect(atStart).not.toContain(AXIOS_RETRY);
    expect(atStart.length).toBeLessThan(40_000);
  });

  it("has the catalogue in a chunk of its own when the plugin is attached", async () => {
    const { atStart, whole } = await bundle(
      'import axios from "axios";\nimport { attachWechat } from "axios-wechat";\nattachWechat(axios.create());',
    );
    expect(atStart).not.toContain(CATALOGUE);
    expect(whole).toContain(CATALOGUE);
    expect(atStart).toContain(AXIOS_RETRY);
  });
});
