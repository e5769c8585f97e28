import { checkBundler } from "./bundlers/check-bundler.mjs";
import * as webpack from "./bundlers/webpack.mjs";

checkBundler("webpack", webpack);
