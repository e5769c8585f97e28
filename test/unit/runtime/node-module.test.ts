import { describe, expect, it } from "vitest";
import { needNodeModule, nodeModule } from "../../../src/runtime/node-module.ts";
import { insteadOfProcess } from "../instead-of-process.ts";

/** The edge runtime of Next.js throws when a missing property is read. */
const edge = {
  env: {},
  get getBuiltinModule(): never {
    throw new Error(
      "A Node.js API is used (process.getBuiltinModule) which is not supported in the Edge Runtime.",
    );
  },
};

describe("a module of Node", () => {
  it("is Node's own", async () => {
    expect(nodeModule("node:http")).toBe((await import("node:http")).default);
  });

  it.each([
    ["there is no process, as in browsers", undefined],
    ["process has only an environment, as bundlers make it", { env: {} }],
    ["process does not have that module, as in workers", { getBuiltinModule: () => undefined }],
    ["process throws when getBuiltinModule is read, as in the edge runtime of Next.js", edge],
  ])("is undefined where %s, and needNodeModule says what needs it", (_, process) => {
    insteadOfProcess(process, () => {
      expect(nodeModule("node:http")).toBeUndefined();
      expect(() => needNodeModule("node:http", "simulator.listen()")).toThrow(
        /^simulator\.listen\(\) needs node:http, which this runtime does not have\. .*当前运行环境没有该模块。$/,
      );
    });
  });
});
