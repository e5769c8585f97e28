import { handle } from "./handle.ts";

interface FetchEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const { addEventListener: listen } = globalThis as unknown as {
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
};
listen("fetch", (event) => event.respondWith(handle(event.request)));
