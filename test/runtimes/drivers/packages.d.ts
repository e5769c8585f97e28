// What is used of packages that a plain `npm ci` does not install.

declare module "miniflare" {
  interface WorkerResponse {
    readonly status: number;
    text(): Promise<string>;
    json(): Promise<unknown>;
  }

  type Dispatch = (url: string, init?: { method: string; body: string }) => Promise<WorkerResponse>;

  export class Miniflare {
    constructor(options: object);
    readonly ready: Promise<URL>;
    readonly dispatchFetch: Dispatch;
    getWorker(name: string): Promise<{ readonly fetch: Dispatch }>;
    dispose(): Promise<void>;
  }
}

declare module "edge-runtime" {
  export class EdgeRuntime {
    constructor(options: { initialCode: string; extend: (context: object) => object });
    dispatchFetch(
      url: string,
      init: { method: string; body: string },
    ): Promise<{ readonly status: number; text(): Promise<string> }>;
  }
}
