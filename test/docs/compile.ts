import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Type-checks files with the repository's own settings; returns what is wrong with them, or nothing. */
export function compile(paths: readonly string[]): string {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [...paths] },
    ts.sys,
    root,
  );
  const program = ts.createProgram([...paths], options);
  return ts.formatDiagnostics(
    paths.flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path))),
    formatHost,
  );
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => "\n",
};

/** The code without its comments and layout: what two languages of one example must have in common. */
export function codeAlone(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(source);
}
