import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

describe("an optional peer", () => {
  // Trap: `npm i axios-wechat` next to redis@4, which the application used for something else, ended in ERESOLVE.
  it.each(Object.keys(manifest.peerDependenciesMeta))(
    "accepts any version, so that it never blocks an install: %s",
    (name) => {
      expect(manifest.peerDependencies[name as keyof typeof manifest.peerDependencies]).toBe("*");
    },
  );
});
