import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  // Only because this folder shares its node_modules with others.
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
};
