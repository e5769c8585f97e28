// Tests that the store fulfills the contract, so that several processes can share it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testTokenStore } from "axios-wechat/testing";
import { afterAll, beforeAll, describe, it } from "vitest";
import { fileStore } from "./file-store.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "token-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

testTokenStore(() => fileStore(folder), { describe, it });
