import { expect, test } from "vitest";
import { createProgress } from "../../../../src/cli/terminal/progress.ts";

function write(output: { isTTY?: boolean }, env = {}) {
  const written: string[] = [];
  const progress = createProgress({ ...output, write: (text: string) => written.push(text) }, env);
  progress.show("Asking");
  progress.clear();
  return written;
}

test("a terminal shows the current step, on a line that is cleared", () => {
  expect(write({ isTTY: true })).toEqual(["\r\u001b[2KAsking …", "\r\u001b[2K"]);
});

test.each([
  [{ isTTY: false }, {}],
  [{}, {}],
  [{ isTTY: true }, { TERM: "dumb" }],
])("%j with %j shows nothing", (output, env) => {
  expect(write(output, env)).toEqual([]);
});
