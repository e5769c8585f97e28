// A custom token store. custom-store.ts uses it, and custom-store.test.ts tests it.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TokenStore } from "axios-wechat";

/** Stores tokens in a folder, for processes on one machine. File names contain the generation. */
export function fileStore(folder: string): TokenStore {
  // A hash, because keys can contain characters that are invalid in file names.
  const start = (key: string) => `${createHash("sha256").update(key).digest("hex")}.`;
  const fileOf = (key: string, generation: number) => join(folder, start(key) + generation);

  /** Returns the stored generations, newest first. */
  async function generationsOf(key: string): Promise<number[]> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => name.startsWith(start(key)));
    return names.map((name) => Number(name.slice(start(key).length))).sort((a, b) => b - a);
  }

  return {
    async get(key) {
      const [newest] = await generationsOf(key);
      return newest === undefined ? undefined : JSON.parse(await readFile(fileOf(key, newest), "utf8"));
    },
    async set(key, token) {
      const [newest = 0, ...older] = await generationsOf(key);
      if (newest > token.generation) return false; // an older token must not replace a newer one
      const unfinished = join(folder, randomUUID());
      await writeFile(unfinished, JSON.stringify(token), { mode: 0o600 });
      await rename(unfinished, fileOf(key, token.generation)); // atomic: readers never see a partial file
      // Keep the file of `newest`, because another process may be about to read it.
      await Promise.all(older.map((generation) => rm(fileOf(key, generation), { force: true })));
      return true;
    },
    // stable_token needs no `lock`, because concurrent fetches return the same token. /cgi-bin/token does.
  };
}
