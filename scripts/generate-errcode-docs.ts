// Generates docs/errcodes.md and docs/zh/errcodes.md from the catalog in src/errcodes: see write-pages.ts.
import { errcodes } from "../src/errcodes/index.ts";
import { errcodePage } from "./errcode-page.ts";
import { writePages } from "./write-pages.ts";

writePages({ name: "errcodes", rows: errcodes, page: errcodePage, command: "errcodes" });
