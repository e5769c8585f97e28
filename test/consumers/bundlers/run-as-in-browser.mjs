// Runs a script with the globals of browsers instead of those of Node, and with `process.env`, which bundlers replace.
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
