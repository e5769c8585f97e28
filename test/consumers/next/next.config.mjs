import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  // Only needed because this folder shares its node_modules with other projects.
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
};
