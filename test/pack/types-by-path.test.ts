import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, type Project, ROOT, run } from "./project.ts";
import { callOf, givenFor, type Sampled, sampled, withWrongName, withWrongType } from "./sample-calls.ts";

const PRODUCTS = ["mp", "miniprogram", "open", "channels", "card", "kf", "wecom"];
const nameOf = (product: string) => `${product[0]?.toUpperCase()}${product.slice(1)}`;
const HEAD = [
  'import axios from "axios";',
  'import type { QueryOf, RequestOf, ResponseOf, WechatApi } from "axios-wechat/api";',
  ...PRODUCTS.flatMap((product) => [
    `import type { ${nameOf(product)}, ${nameOf(product)}Api } from "axios-wechat/api/${product}";`,
    `const ${product}: ${nameOf(product)}Api = axios.create();`,
  ]),
  "const joined: WechatApi<Mp & Miniprogram & Open & Channels & Card & Kf> = axios.create();",
  "export type Unused = [QueryOf<Mp, never>, RequestOf<Mp, never>, ResponseOf<Mp, never>, Wecom, typeof joined];",
];

/** Every n-th item of a list, so that all products are included. */
const some = <T>(list: readonly T[], count: number): readonly T[] =>
  list.filter(
    (_, index) =>
      Math.floor((index * count) / list.length) !== Math.floor(((index - 1) * count) / list.length),
  );

const written = (calls: readonly (string | undefined)[]) => calls.filter((call) => call !== undefined);
const confirmed = sampled.filter(({ isConfirmed }) => isConfirmed);
/** One wrong body for each endpoint with a required field. */
const wrongBodies = (change: typeof withWrongType) => (endpoint: Sampled) => {
  const body = endpoint.parts.body && change(endpoint.parts.body);
  return body && callOf(endpoint, { ...givenFor(endpoint, false), body });
};
const wrongQuery = (change: typeof withWrongType) => (endpoint: Sampled) => {
  const query = endpoint.parts.query && change(endpoint.parts.query);
  return query && callOf(endpoint, { ...givenFor(endpoint, false), query });
};
const withoutQuery = (endpoint: Sampled) => {
  const isRequired = endpoint.parts.query && withWrongName(endpoint.parts.query) !== undefined;
  return isRequired ? callOf(endpoint, { ...givenFor(endpoint, false), query: undefined }) : undefined;
};

const added = (text: string | undefined) => (text?.startsWith("{") ? `{ newer: 1, ${text.slice(1)}` : text);

const ACCEPTED = {
  "every endpoint with all of its fields": sampled.map((endpoint) =>
    callOf(endpoint, givenFor(endpoint, true)),
  ),
  "confirmed endpoints with only the required fields": some(confirmed, 500).map((endpoint) =>
    callOf(endpoint, givenFor(endpoint, false)),
  ),
  "fields that are not listed": sampled.map((endpoint) => {
    const { query, body } = givenFor(endpoint, endpoint.isConfirmed);
    return callOf(endpoint, { query: added(query), body: added(body) });
  }),
};

const wrongCalls = (wrong: (endpoint: Sampled) => string | undefined, count: number) =>
  some(written(confirmed.map(wrong)), count);

const REJECTED = {
  "a body's field of a wrong type": wrongCalls(wrongBodies(withWrongType), 200),
  "a misspelled field of a body": wrongCalls(wrongBodies(withWrongName), 200),
  "a query's field of a wrong type": wrongCalls(wrongQuery(withWrongType), 50),
  "a misspelled field of a query": wrongCalls(wrongQuery(withWrongName), 50),
  "a missing query": wrongCalls(withoutQuery, 50),
  "the same in joined products": wrongCalls(wrongBodies(withWrongType), 100)
    .filter((call) => !call.startsWith("void wecom"))
    .map((call) => call.replace(/^void \w+/, "void joined")),
};

it("the sample has every endpoint", () => {
  expect(ACCEPTED["every endpoint with all of its fields"].length).toBeGreaterThan(2461);
});

describe("the built package's types by path", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
  }, 120_000);
  afterAll(() => project.remove());

  /** The lines that a strict compiler rejects; it must reject nothing in the lines before them. */
  async function rejectedLines(name: string, lines: readonly string[]): Promise<readonly string[]> {
    await writeFile(join(project.folder, `${name}.mts`), [...HEAD, ...lines].join("\n"));
    const compilerOptions = {
      ...{
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        types: ["node"],
      },
      ...{ module: "nodenext", target: "es2022" },
    };
    const config = join(project.folder, `tsconfig.${name}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions, files: [`${name}.mts`] }));
    const tsc = join(ROOT, "node_modules/typescript-newest/bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", config, "--pretty", "false"], {
      cwd: project.folder,
      env: { ...process.env, GOMEMLIMIT: "6GiB" },
      maxBuffer: 1e9,
    }).catch((error) => error);
    const found = new Set<string>();
    for (const [, file, line] of `${stdout}`.matchAll(/^(\S+?)\((\d+),\d+\): error/gm)) {
      const text = lines[Number(line) - 1 - HEAD.length];
      found.add(file === `${name}.mts` && text !== undefined ? text : `${file}:${line}`);
    }
    return lines.filter((line) => found.delete(line)).concat(...found);
  }

  /** Compiled together, once: what takes long is reading the types. */
  let rejections: Promise<ReadonlySet<string>> | undefined;
  const rejectedOf = async (lines: readonly string[]) => {
    rejections ??= rejectedLines("all", [...Object.values(ACCEPTED), ...Object.values(REJECTED)].flat()).then(
      (found) => new Set(found),
    );
    const found = await rejections;
    return lines.filter((line) => found.has(line));
  };

  it.each(Object.entries(ACCEPTED))("accept %s", { timeout: 60_000 }, async (_, calls) => {
    expect(calls.length).toBeGreaterThanOrEqual(500);
    expect(await rejectedOf(calls)).toEqual([]);
  });

  it.each(Object.entries(REJECTED))("reject %s", { timeout: 60_000 }, async (_, calls) => {
    expect(calls.length).toBeGreaterThanOrEqual(50);
    expect(await rejectedOf(calls)).toEqual(calls);
  });

  it("have no error in any other place", { timeout: 60_000 }, async () => {
    const wrong = Object.values(REJECTED).flat();
    await rejectedOf([]);
    expect([...((await rejections) ?? [])].filter((line) => !wrong.includes(line))).toEqual([]);
  });
});
