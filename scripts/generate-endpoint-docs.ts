// Generates docs/endpoints.md and docs/zh/endpoints.md from the table in src/endpoints: see write-pages.ts.
import { endpoints } from "../src/endpoints/index.ts";
import { endpointPage } from "./endpoint-page.ts";
import { writePages } from "./write-pages.ts";

writePages({ name: "endpoints", rows: endpoints, page: endpointPage, command: "endpoints" });
