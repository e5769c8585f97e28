// Runs a script with what browsers have, and `process.env`, for which bundlers put in values. Not with Node's own globals.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const SHARED = [
  ...[
    "AbortController",
    "AbortSignal",
    "Blob",
    "DOMException",
    "Event",
    "EventTarget",
    "FormData",
    "Headers",
  ],
  ...["ReadableStream", "Request", "Response", "TextDecoder", "TextEncoder", "TransformStream", "URL"],
  ...[
    "URLSearchParams",
    "atob",
    "btoa",
    "clearInterval",
    "clearTimeout",
    "console",
    "crypto",
    "fetch",
    "navigator",
  ],
  ...["performance", "queueMicrotask", "setInterval", "setTimeout", "structuredClone"],
];
const browser = Object.fromEntries(SHARED.map((name) => [name, globalThis[name]]));
const window = createContext({ ...browser, process: { env: { ...process.env } } });
Object.assign(window, { self: window, window });
runInContext(readFileSync(process.argv[2], "utf8"), window);
