import { checkBundler } from "./bundlers/check-bundler.mjs";
import * as rollup from "./bundlers/rollup.mjs";

checkBundler("rollup", rollup);
