import type { Arrived, Command, HostReply, SimulatorCallSeen, WorldOpened } from "../control/protocol.ts";

/** The scenario's simulator, which is in another process. */
interface RemoteSimulator {
  calls(): Promise<SimulatorCallSeen[]>;
  tokenCalls(): Promise<SimulatorCallSeen[]>;
  expireToken(): Promise<void>;
  revokeToken(options?: { sticky?: boolean }): Promise<void>;
  issueToken(options?: { kind?: "user" }): Promise<string>;
  fail(path: string, errcode: number, options?: { times?: number; status?: number }): Promise<void>;
  disconnect(path: string, options?: { times?: number }): Promise<void>;
  reply(path: string, reply: HostReply & { readonly base64?: string }): Promise<void>;
  /** @param path by default all */
  setLatency(latencyMs: number, path?: string): Promise<void>;
  /** How covered calls are answered. */
  answerSecured(how: "signed" | "tampered"): Promise<void>;
}

/** A host of the scenario. */
interface RemoteHost {
  readonly url: string;
  readonly host: string;
  arrived(): Promise<Arrived[]>;
}

/** The process that has the simulators. */
interface Remote {
  /** @param program whose output is searched for the secrets of this world */
  open(program: string, options: object): Promise<RemoteWorld>;
  report(program: string, result: object): Promise<void>;
}

export interface RemoteWorld {
  readonly url: string;
  readonly security: object | undefined;
  readonly simulator: RemoteSimulator;
  host(...replies: HostReply[]): Promise<RemoteHost>;
  deadHost(): Promise<string>;
  close(): Promise<void>;
}

export function remoteAt(controlUrl: string): Remote {
  async function order(action: string, args: readonly unknown[], world?: number): Promise<unknown> {
    const command: Command = { action, args, ...(world !== undefined && { world }) };
    const response = await fetch(controlUrl, { method: "POST", body: JSON.stringify(command) });
    if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
    return ((await response.json()) as { done?: unknown }).done;
  }

  return {
    async open(program, options) {
      const opened = (await order("open", [program, options])) as WorldOpened;
      return worldOf(opened, (action, ...args) => order(action, args, opened.world));
    },
    report: async (program, result) => void (await order("report", [program, result])),
  };
}

type Act = (action: string, ...args: readonly unknown[]) => Promise<unknown>;

function worldOf({ url, security }: WorldOpened, act: Act): RemoteWorld {
  return {
    url,
    security,
    // Each of its functions is an action of the same name.
    simulator: new Proxy({} as RemoteSimulator, {
      get: (_, action: string) =>
        action === "then" ? undefined : (...args: unknown[]) => act(action, ...args),
    }),
    async host(...replies) {
      const { index, url: at } = (await act("host", ...replies)) as { index: number; url: string };
      return {
        url: at,
        host: new URL(at).host,
        arrived: () => act("arrived", index) as Promise<Arrived[]>,
      };
    },
    deadHost: async () => new URL((await act("deadUrl")) as string).host,
    close: async () => void (await act("close")),
  };
}
