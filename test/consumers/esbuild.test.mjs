import { checkBundler } from "./bundlers/check-bundler.mjs";
import * as esbuild from "./bundlers/esbuild.mjs";

checkBundler("esbuild", esbuild);
