import { handle } from "./handle.ts";

interface FetchEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const listen = globalThis.addEventListener as unknown as (
  type: "fetch",
  listener: (event: FetchEvent) => void,
) => void;
listen("fetch", (event) => event.respondWith(handle(event.request)));
