import type { Plugin } from "vite";

/**
 * Data modules are CommonJS, because both formats of the package load them. The bundler takes both; the development server
 * sends a file to the browser as it is.
 */
export function dataAsModules(): Plugin {
  return {
    name: "data-as-modules",
    apply: "serve",
    enforce: "pre",
    transform: {
      filter: { id: /\.generated\.cjs$/ },
      handler: (code) => ({
        code: code.replace(/^"use strict";$/m, "").replace(/^exports\.(\w+) =/gm, "export const $1 ="),
        map: null,
      }),
    },
  };
}
