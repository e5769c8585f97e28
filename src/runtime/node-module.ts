type NodeModules = {
  "node:crypto": typeof import("node:crypto");
  "node:diagnostics_channel": typeof import("node:diagnostics_channel");
  "node:http": typeof import("node:http");
  "node:module": typeof import("node:module");
  "node:stream": typeof import("node:stream");
  "node:util": typeof import("node:util");
  "node:zlib": typeof import("node:zlib");
};

/**
 * One of Node's modules; undefined where the runtime does not have it. Not by `import`, which bundlers for browsers cannot
 * resolve. Next.js' edge runtime has `getBuiltinModule`, but reading it throws.
 */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  try {
    return globalThis.process?.getBuiltinModule?.(name) as NodeModules[Name] | undefined;
  } catch {
    return undefined;
  }
}

/** @throws {Error} that says what needs the module, where the runtime does not have it */
export function needNodeModule<Name extends keyof NodeModules>(
  name: Name,
  needed: string,
): NodeModules[Name] {
  const found = nodeModule(name);
  if (found) return found;
  throw new Error(
    `${needed} needs ${name}, which this runtime does not have. ${needed} 需要 ${name}，当前运行环境没有该模块。`,
  );
}
