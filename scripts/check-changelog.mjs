// Checks that a release can be made: the changelog begins with the version of package.json, and no changeset is left.
import { readdirSync, readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const { version } = JSON.parse(read("package.json"));
const [, newest] = /^## (\S+)/m.exec(read("CHANGELOG.md")) ?? [];
const pending = readdirSync(new URL("../.changeset/", import.meta.url)).filter(
  (name) => name.endsWith(".md") && name !== "README.md",
);

const problems = [
  ...(newest === version
    ? []
    : [`CHANGELOG.md begins with ${newest ?? "no version"}, package.json has ${version}`]),
  ...(pending.length === 0 ? [] : [`${pending.length} changesets are left: run npx changeset version`]),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`The changelog has ${version}.`);
