import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build as buildSingle } from "esbuild";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, type Project } from "./project.ts";

/** Text that only one file contains, and no program without it. */
const CATALOG = "WECOM_INVALID_JSAPI_SIGNATURE";
const CIPHER = "aes-256-gcm";
const AXIOS_RETRY = "isNetworkOrIdempotentRequestError";

describe("a program in a bundle", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
  }, 120_000);
  afterAll(() => project.remove());

  /** The text that a program of one file loads when it starts, and the text of all chunks. */
  async function bundle(source: string) {
    const entry = join(project.folder, "entry.mjs");
    await writeFile(entry, source);
    const { output } = await build({
      input: entry,
      cwd: project.folder,
      platform: "node",
      external: ["axios"],
      output: { minify: true },
      write: false,
    });
    const chunks = new Map(output.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one]] : [])));
    const atStart = new Set<string>();
    const visit = (name: string) => {
      const chunk = chunks.get(name);
      if (!chunk || atStart.has(chunk.code)) return;
      atStart.add(chunk.code);
      chunk.imports.forEach(visit);
    };
    visit("entry.js");
    return {
      atStart: [...atStart].join("\n"),
      whole: [...chunks.values()].map(({ code }) => code).join("\n"),
    };
  }

  it("contains neither catalog nor axios-retry when it only imports a guard", async () => {
    const { atStart } = await bundle(
      'import { isWechatApiError } from "axios-wechat";\nconsole.log(isWechatApiError(null, "INVALID_OPENID"));',
    );
    expect(atStart).toContain("INVALID_OPENID");
    expect(atStart).not.toContain(CATALOG);
    expect(atStart).not.toContain(AXIOS_RETRY);
    expect(atStart.length).toBeLessThan(10_000);
  });

  it("loads at most 60 KB for an attachment when it starts, and no security", async () => {
    const { atStart, whole } = await bundle(
      'import { attachWechat } from "axios-wechat";\nconsole.log(attachWechat);',
    );
    expect(atStart.length).toBeLessThan(60_000);
    expect(whole).toContain(AXIOS_RETRY);
    expect(whole).not.toContain(CIPHER);
  });

  it("contains neither in a single file of esbuild, which cannot split", async () => {
    const entry = join(project.folder, "single.mjs");
    await writeFile(
      entry,
      'import { isWechatApiError } from "axios-wechat";\nconsole.log(isWechatApiError(null, 40003));',
    );
    const { outputFiles } = await buildSingle({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      platform: "node",
      external: ["axios"],
      write: false,
    });
    const text = outputFiles[0]?.text ?? "";
    expect([CATALOG, AXIOS_RETRY].filter((some) => text.includes(some))).toEqual([]);
  });

  it("has the catalog in a separate chunk when it attaches the plugin", async () => {
    const { atStart, whole } = await bundle(
      'import axios from "axios";\nimport { attachWechat } from "axios-wechat";\nattachWechat(axios.create());',
    );
    expect(atStart).not.toContain(CATALOG);
    expect(whole).toContain(CATALOG);
    expect(atStart).not.toContain(AXIOS_RETRY);
    expect(whole).toContain(AXIOS_RETRY);
  });
});
