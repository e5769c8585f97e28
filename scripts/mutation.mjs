// Mutation testing in parts: `npm run mutation` runs all, `npm run mutation -- envelope retry` runs some. A part names
// the files to mutate and the tests to run. Include flow tests only if they are fast and cover what unit tests do not,
// because every surviving mutant runs all tests of its part. Listed under `alone` are tests that need a process of their own,
// as vitest.config.ts says, and those of constants: a module that stays loaded keeps them as they were.
import { Stryker } from "@stryker-mutator/core";

const PARTS = {
  envelope: {
    mutate: ["src/protocol/envelope.ts"],
    tests: ["test/unit/protocol/envelope*.test.ts", "test/unit/response/read*.test.ts"],
  },
  retry: {
    mutate: ["src/retry/*.ts"],
    tests: ["test/unit/retry/*.test.ts", "test/unit/attach/check-options*.test.ts"],
  },
  exchange: {
    mutate: ["src/call/{exchange,record-success,recovery/attempt,recovery/recovery}.ts"],
    tests: ["test/unit/call/{*,recovery/*}.test.ts"],
    alone: ["test/flow/first-call.test.ts"],
  },
  redirects: {
    mutate: ["src/request/{redirects,redirect-rules,follow-redirects,cross-host-redirect}.ts"],
    tests: [],
    alone: ["test/unit/request/*redirect*.test.ts", "test/flow/hosts/*redirects.test.ts"],
  },
  token: {
    mutate: ["src/token/{*.ts,renewal/*.ts}"],
    tests: ["test/unit/token/{*,renewal/*}.test.ts", "test/unit/attach/check-options*.test.ts"],
    alone: ["test/unit/token/renewal/{fetch,store-lock}.test.ts"],
  },
  providers: {
    mutate: ["src/token/providers/*.ts"],
    tests: ["test/unit/token/providers/*.test.ts"],
  },
};

const requested = process.argv.slice(2);
const unknown = requested.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are: ${Object.keys(PARTS).join(", ")}.`);
  process.exit(2);
}

for (const name of requested.length > 0 ? requested : Object.keys(PARTS)) {
  const { mutate, tests, alone = [] } = PARTS[name];
  console.log(`\n${name}: ${mutate.join(", ")}`);
  // Read by vitest.mutation.config.ts. Stryker's `testFiles` activates mutants of module-level constants too late, so
  // that all of them seem to survive.
  process.env.MUTATION_TESTS = tests.join(";");
  process.env.MUTATION_ALONE = alone.join(";");
  const fileName = `reports/mutation/${name}.html`;
  await new Stryker({ mutate, htmlReporter: { fileName } }).runMutationTest();
}
