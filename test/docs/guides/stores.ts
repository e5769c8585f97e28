import { expect } from "vitest";
import { ACCOUNT_OF_APP, CREATED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";
import { codeOf } from "./code-of.ts";

/** A real SQL database, in memory. */
const DATABASE = `import { createRequire } from "node:module";
const SQL = await createRequire(import.meta.url)("sql.js")();
const db = new SQL.Database();
db.run("CREATE TABLE tokens (key TEXT PRIMARY KEY, value TEXT, expires_at_ms BIGINT, generation BIGINT)");
type Row = { value: string; expires_at_ms: string; generation: string };
export const database = {
  async query(sql: string, values: unknown[]): Promise<Row[]> {
    const statement = db.prepare(sql, values);
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.getAsObject());
    statement.free();
    return rows;
  },
  async change(sql: string, values: unknown[]): Promise<number> {
    db.run(sql, values);
    return db.getRowsModified();
  },
};
`;

export const stores: Readonly<Record<string, Scenario>> = {
  "store-none": {
    prelude: `${CREATED} ${ACCOUNT_OF_APP}`,
    epilogue: 'await Promise.all([api.get("/cgi-bin/user/get"), api.get("/cgi-bin/user/get")]);',
    check: ({ simulator }) => expect(simulator.tokenCalls).toHaveLength(1),
  },

  "store-own": {
    files: { "database.ts": DATABASE },
    epilogue:
      'import { database } from "./database.ts"; const store = sqlStore(database); const token = { value: "a", expiresAtMs: 2 ** 41, generation: 2 ** 41 }; console.log(await store.set("k", token), await store.set("k", { ...token, value: "b", generation: 1 }), (await store.get("k"))?.value, await store.get("other"));',
    check: ({ output }) => expect(output).toBe("true false a \n"),
  },

  "store-own-test": {
    runner: "vitest",
    tests: 17,
    files: { "database.ts": DATABASE, "sql-store.ts": codeOf("docs/stores.md", "store-own") },
  },
};
