import { needNodeModule } from "./node-module.ts";

/**
 * Loads an optional peer on first use, with `require`, because its callers are synchronous.
 *
 * @param needed what needs the peer
 * @param install what to do where it is not installed, in both languages
 * @throws {Error} when it cannot be loaded
 */
export function loadPeer(name: string, needed: string, install: string): unknown {
  const { createRequire } = needNodeModule("node:module", needed);
  try {
    return createRequire(ownFile())(name);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new Error(
      code === "MODULE_NOT_FOUND" ? install : `${needed}: ${name} cannot be loaded: ${message}`,
      {
        cause: error,
      },
    );
  }
}

/** A bundle in CommonJS may have no URL of its own. */
function ownFile(): string {
  return (import.meta.url as string | undefined) ?? `${process.cwd()}/`;
}
