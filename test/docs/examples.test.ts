import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createWechatSimulator } from "../../src/testing/index.ts";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { startRedis } from "../store/redis-server.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { codeAlone, compile } from "./compile.ts";
import { pages, textOf } from "./documents.ts";
import { FOLDER, prepareFolder, removeFolder, writeBlock } from "./generated.ts";
import { runInNode } from "./run-in-node.ts";
import { runInVitest } from "./run-in-vitest.ts";
import type { Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";
import { ACCOUNTS, SIMULATED_ACCOUNTS, simulatedNetwork } from "./simulated-network.ts";

const inLanguage = (index: 0 | 1) => pages.flatMap((page) => blocksOf(page[index], textOf(page[index])));
const [english, chinese] = [inLanguage(0), inLanguage(1)];
const blocks = [...english, ...chinese];

describe("the pages in two languages", () => {
  test("have the same examples in the same order, and a scenario for each", () => {
    const names = english.map(({ name }) => name);
    expect(chinese.map(({ name }) => name)).toEqual(names);
    expect([...names].sort()).toEqual(Object.keys(scenarios).sort());
  });

  test("have the same code, except for comments", () => {
    const code = (some: Block[]) => some.map((block) => [block.name, codeAlone(block.code)]);
    expect(code(chinese)).toEqual(code(english));
  });
});

describe("each example", () => {
  const paths = new Map<Block, string>();
  const pathOf = (block: Block) => paths.get(block) ?? "";
  const before = process.cwd();

  beforeAll(() => {
    prepareFolder();
    process.chdir(FOLDER);
    for (const block of blocks) paths.set(block, writeBlock(block, scenarios[block.name]));
  });

  afterAll(() => {
    process.chdir(before);
    removeFolder();
  });

  test("compiles", { timeout: 60_000 }, async () => {
    expect(await compile([...paths.values()])).toBe("");
  });

  beforeEach(() => {
    for (const [name, value] of Object.entries(ACCOUNTS)) vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
  });

  const runBy = (runner: Scenario["runner"]) =>
    blocks.filter(({ name }) => scenarios[name]?.runner === runner);
  const passes = ({ name }: Block) => ({ passed: scenarios[name]?.tests ?? 1, failed: [] });

  const inVitest = runBy("vitest");
  let runs: ReturnType<typeof runInVitest> | undefined;
  test.each(inVitest)("$file:$line ($name) passes as a test", { timeout: 120_000 }, async (block) => {
    runs ??= runInVitest(inVitest.map(pathOf), ACCOUNTS);
    expect((await runs).get(pathOf(block))).toEqual(passes(block));
  });

  test.each(runBy("node:test"))(
    "$file:$line ($name) passes in node:test",
    { timeout: 60_000 },
    async (block) => {
      expect(await runInNode(pathOf(block), ACCOUNTS)).toEqual(passes(block));
    },
  );

  const runnable = blocks.filter(
    ({ name }) => !scenarios[name]?.runner && !(WITHOUT_REDIS && scenarios[name]?.needsRedis),
  );
  test.each(runnable)("$file:$line ($name) runs", async (block) => {
    const { arrange, check, needsRandom, needsRedis } = scenarios[block.name] ?? {};
    if (needsRedis) await provideRedis();
    const simulator = createWechatSimulator(SIMULATED_ACCOUNTS);
    arrange?.(simulator);
    const network = simulatedNetwork(simulator);
    network.listen();
    onTestFinished(() => network.close());
    const output = listenToConsole();
    // The delays before retries are random, and the shortest possible one is 0.
    if (!needsRandom) vi.spyOn(Math, "random").mockReturnValue(0);

    await import(pathOf(block));

    check?.({ output: output(), simulator });
  });
});

async function provideRedis(): Promise<void> {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  vi.stubEnv("REDIS_URL", redis.url);
}

/** What an example prints, line by line. */
function listenToConsole(): () => string {
  let output = "";
  const write = (...values: unknown[]) => {
    output += `${values.join(" ")}\n`;
  };
  vi.spyOn(console, "log").mockImplementation(write);
  vi.spyOn(console, "error").mockImplementation(write);
  return () => output;
}
