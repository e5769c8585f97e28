// Writes the public API of each entry point to api/, so that reviewers see changes of it. With --check, it fails when
// the reports differ from the build in dist/.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ENTRIES = [
  "index",
  "api/index",
  "endpoints",
  "errcodes",
  "opentelemetry",
  "redis",
  "security",
  "testing",
];
const check = process.argv.includes("--check");
const drafts = mkdtempSync(join(tmpdir(), "axios-wechat-api-"));
const quiet = { default: { logLevel: "none" } };

mkdirSync(join(ROOT, "api"), { recursive: true });
const changed = ENTRIES.filter((entry) => {
  const types = join(ROOT, "dist", `${entry}.d.mts`);
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(ROOT, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: types,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: "nodenext",
            target: "es2022",
            // Types such as AbortSignal are only defined in the DOM libraries.
            lib: ["es2023", "dom", "dom.iterable"],
            types: ["node"],
            strict: true,
            skipLibCheck: true,
          },
          files: [types],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${entry.replace("/index", "")}.api.md`,
        reportFolder: join(ROOT, "api"),
        reportTempFolder: drafts,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          ...quiet,
          "ae-forgotten-export": { logLevel: "warning", addToApiReportFile: true },
        },
        tsdocMessageReporting: quiet,
      },
    },
  });
  const messageCallback = (message) => {
    message.handled = message.logLevel !== "error";
  };
  return Extractor.invoke(config, { localBuild: !check, messageCallback }).apiReportChanged;
});

if (check && changed.length > 0) {
  console.error(
    `The public API of ${changed.join(", ")} has changed. If this is intended, run npm run api and commit api/.`,
  );
  process.exitCode = 1;
}
