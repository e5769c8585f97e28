// What an editor shows: the language service of TypeScript, on a file of which only the text changes.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ts = createRequire(import.meta.url)("typescript");
const FILE = `${ROOT}src/typed-in-an-editor.ts`;

/** Opens an empty file beside the sources. */
export function openEditor() {
  let text = "";
  let version = 0;
  const { options } = ts.getParsedCommandLineOfConfigFile(`${ROOT}tsconfig.json`, {}, ts.sys);
  const service = ts.createLanguageService({
    getScriptFileNames: () => [FILE],
    getScriptVersion: (file) => (file === FILE ? String(version) : "1"),
    getScriptSnapshot(file) {
      if (file === FILE) return ts.ScriptSnapshot.fromString(text);
      return existsSync(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined;
    },
    getCurrentDirectory: () => ROOT,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === FILE || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });

  const detailsOf = (position, name) =>
    service.getCompletionEntryDetails(FILE, position, name, undefined, undefined, {}, undefined);

  return {
    type(newText) {
      text = newText;
      version += 1;
    },
    /** The names that complete at a position. */
    completionsAt: (position) =>
      service.getCompletionsAtPosition(FILE, position, {})?.entries.map(({ name }) => name) ?? [],
    /** A completion as the editor describes it, such as `(property) code: string`. */
    describe: (position, name) => ts.displayPartsToString(detailsOf(position, name)?.displayParts),
    /** What the editor says of a completion. */
    documentationOf: (position, name) => ts.displayPartsToString(detailsOf(position, name)?.documentation),
    /** What the editor says of what stands at a position. */
    documentationAt: (position) =>
      ts.displayPartsToString(service.getQuickInfoAtPosition(FILE, position)?.documentation),
    /** The errors, each with the part of the text that it is about. */
    errors: () =>
      service.getSemanticDiagnostics(FILE).map(({ start = 0, length = 0, messageText }) => ({
        about: text.slice(start, start + length),
        message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      })),
  };
}
