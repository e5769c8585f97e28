import type { Plugin } from "vite";
import { assemble } from "../../pages/assemble.ts";
import { pathOf } from "../../pages/sources.ts";

/** While one writes: a changed page of docs/ shows at once. */
export function assembleOnChange(): Plugin {
  const watched = ["README.md", "README.zh-CN.md", "docs", "site/own"].map(pathOf);
  return {
    name: "assemble-on-change",
    apply: "serve",
    configureServer({ watcher }) {
      watcher.add(watched);
      watcher.on("all", (_, file) => {
        if (watched.some((path) => file.startsWith(path))) assemble();
      });
    },
  };
}
