import { join } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";

export const VARIANTS = [
  { format: "esm", split: true },
  { format: "cjs", split: true },
  { format: "iife", split: false, platform: "browser" },
];

export async function bundle({ entry, folder, format, split, platform = "node", external = [] }) {
  const isModule = format === "esm";
  const compiler = webpack({
    mode: "production",
    target: platform === "browser" ? ["web", "es2022"] : "node20",
    entry: { main: entry },
    // The `paths` of the repository lead to the source, not to the installed package.
    resolve: { tsconfig: false },
    output: {
      path: folder,
      filename: `[name].${isModule ? "mjs" : "cjs"}`,
      chunkFilename: `[id].${isModule ? "mjs" : "cjs"}`,
      module: isModule,
      chunkFormat: isModule ? "module" : undefined,
    },
    experiments: { outputModule: isModule },
    externals: external.map((name) => ({ [name]: `${isModule ? "module" : "commonjs"} ${name}` })),
    plugins: split ? [] : [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    performance: false,
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  const { errors, warnings, assets, entrypoints } = stats.toJson();
  for (const { message } of [...errors, ...warnings]) throw new Error(message);
  const atStart = entrypoints.main.assets.map(({ name }) => name);
  const outputs = assets.map(({ name }) => ({
    file: join(folder, name),
    isEntry: atStart.includes(name),
    imports: [],
  }));
  const inputs = [...stats.compilation.fileDependencies].filter((file) => /\.[cm]?[jt]s$/.test(file));
  return { outputs, inputs };
}
