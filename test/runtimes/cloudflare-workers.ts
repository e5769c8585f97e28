// Stands for the module `cloudflare:workers`, which only workerd has, where its types are needed and where an example runs in Node.

/** What the example uses of a Durable Object's storage. */
interface DurableObjectStorage {
  get<T = unknown>(key: string): Promise<T | undefined>;
  put(key: string, value: unknown): Promise<void>;
  put(values: object): Promise<void>;
  delete(key: string): Promise<boolean>;
}

interface Namespace<T> {
  idFromName(name: string): object;
  get(id: object): Stub<T>;
}

/** Across the binding every result is a promise. */
type Stub<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

declare global {
  /** As in @cloudflare/workers-types. */
  type DurableObjectNamespace<T> = Namespace<T>;
}

export class DurableObject {
  protected readonly ctx: { readonly storage: DurableObjectStorage };

  constructor(ctx: { readonly storage: DurableObjectStorage }) {
    this.ctx = ctx;
  }
}

/** Keeps the request's work alive. A process does that by itself. */
export function waitUntil(work: Promise<unknown>): void {
  work.catch(() => {});
}
