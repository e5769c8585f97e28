/** Emits a process warning, where it is too late for an error. */
export function warn(text: string): void {
  // Not every runtime has process warnings.
  if (typeof globalThis.process?.emitWarning === "function") process.emitWarning(text, "axios-wechat");
  else console.warn(`axios-wechat: ${text}`);
}
