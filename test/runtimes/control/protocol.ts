// What the programs under test, and the process that has the simulators, say to each other.

/** What a host of a scenario sends. */
export interface HostReply {
  readonly status?: number;
  /** In a value, `{url}` stands for the path and the query of the request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: string | object;
  /** Sent one by one in place of `body`. */
  readonly chunks?: readonly string[];
  readonly everyMs?: number;
  /** Whether the body has no end. */
  readonly endless?: boolean;
  /** Whether nothing is sent, not even a head. */
  readonly silent?: boolean;
}

/** A request as it arrived at a host. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A request as it arrived at the simulator. Bytes of a body are given as text. */
export interface SimulatorCallSeen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly errcode?: number;
  readonly issued?: string;
}

/** A scenario's own simulator. */
export interface WorldOpened {
  readonly world: number;
  readonly url: string;
  /** What `apiSecurity` takes. */
  readonly security: object | undefined;
}

/** One thing to do. */
export interface Command {
  readonly action: string;
  readonly world?: number;
  readonly args: readonly unknown[];
}

export type Adapter = "http" | "fetch";

/** How a scenario ended on one adapter; none where the scenario sends nothing. */
export interface Result {
  readonly scenario: string;
  readonly adapter: Adapter | undefined;
  /** What went wrong. */
  readonly failure?: string;
}
