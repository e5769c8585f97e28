import {
  type SimulatorCall,
  simulatorReply,
  type WechatSimulator,
  type WechatSimulatorOptions,
} from "axios-wechat/testing";
import { deadUrl, type Host, startHost } from "./host.ts";
import type { HostReply, SimulatorCallSeen, WorldOpened } from "./protocol.ts";
import type { Simulators } from "./simulators.ts";

/** A simulator and the hosts around it, of one scenario on one adapter. */
export interface World {
  readonly opened: Omit<WorldOpened, "world">;
  /** @throws {TypeError} on an unknown action */
  run(action: string, args: readonly unknown[]): unknown;
  close(): Promise<void>;
}

type Act = (...args: never[]) => unknown;

/** @param secrets takes what no program may print */
export async function openWorld(
  options: WechatSimulatorOptions,
  simulators: Simulators,
  secrets: Set<string>,
): Promise<World> {
  const simulator = simulators.take(options);
  const { url, close } = await simulator.listen();
  if (options.secret) secrets.add(options.secret);
  const hosts: Host[] = [];
  const acts: Readonly<Record<string, Act>> = {
    ...actsOf(simulator),
    tokenCalls: () => seen(simulator.tokenCalls),
    async host(...replies: HostReply[]) {
      const host = await startHost(replies);
      hosts.push(host);
      return { index: hosts.length - 1, url: host.url };
    },
    arrived: (index: number) => hosts[index]?.arrived,
    deadUrl,
  };
  return {
    opened: { url, security: simulator.security?.options },
    async run(action, args) {
      const act = acts[action];
      if (!act) throw new TypeError(`no action ${action}`);
      const result = await act(...(args as never[]));
      for (const { issued } of simulator.tokenCalls) if (issued) secrets.add(issued);
      return result;
    },
    async close() {
      for (const { issued } of simulator.tokenCalls) if (issued) secrets.add(issued);
      for (const host of hosts) host.close();
      await close();
      simulators.refill(simulator);
    },
  };
}

/** What is said of the simulator goes through JSON: a reply function cannot. */
function actsOf(simulator: WechatSimulator): Readonly<Record<string, Act>> {
  const { expireToken, revokeToken, issueToken, fail, disconnect, setLatency } = simulator;
  return {
    ...{ expireToken, revokeToken, issueToken, fail, disconnect },
    calls: () => seen(simulator.calls),
    reply: (path: string, reply: HostReply & { readonly base64?: string }) => {
      const { base64, body, ...head } = reply;
      simulator.reply(
        path,
        simulatorReply({ ...head, body: base64 ? Buffer.from(base64, "base64") : (body ?? "") }),
      );
    },
    setLatency: (latencyMs: number, path?: string) =>
      setLatency((call) => (path === undefined || call.path === path ? latencyMs : 0)),
    answerSecured: (how: "signed") => simulator.security?.answer(how),
  };
}

function seen(calls: readonly SimulatorCall[]): SimulatorCallSeen[] {
  return calls.map(({ body, ...call }) => ({
    ...call,
    body: body instanceof Uint8Array ? Buffer.from(body).toString("latin1") : body,
  })) as SimulatorCallSeen[];
}
