// A token store of one's own. custom-store.ts uses it; custom-store.test.ts shows that it keeps the contract.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TokenStore } from "axios-wechat";

/** Keeps tokens in a folder, for programs of one machine. Files are named by generation: the newest wins. */
export function fileStore(folder: string): TokenStore {
  // A hash, because keys may hold what file names may not.
  const start = (key: string) => `${createHash("sha256").update(key).digest("hex")}.`;
  const fileOf = (key: string, generation: number) => join(folder, start(key) + generation);

  /** The newest first. */
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
      if (newest > token.generation) return false; // a slow writer never wins
      const unfinished = join(folder, randomUUID());
      await writeFile(unfinished, JSON.stringify(token), { mode: 0o600 });
      await rename(unfinished, fileOf(key, token.generation)); // there as a whole, or not at all
      // `newest` stays for those who are about to read it.
      await Promise.all(older.map((generation) => rm(fileOf(key, generation), { force: true })));
      return true;
    },
    // No `lock`: with stable_token, two who fetch at once get the same. /cgi-bin/token would need one.
  };
}
