import type { Group, Scenario } from "../scene/scenario.ts";
import { accounts, partial } from "./accounts.ts";
import { answers } from "./answers.ts";
import { bodies } from "./bodies.ts";
import { failover, hosts } from "./hosts.ts";
import { inProcess, observation } from "./observation.ts";
import { retries } from "./retries.ts";
import { secrets } from "./secrets.ts";
import { security } from "./security.ts";
import { streams } from "./streams.ts";
import { time } from "./time.ts";
import { tokens } from "./tokens.ts";

/** By topic, in the order of the table in the docs. */
export const groups = {
  answers,
  tokens,
  retries,
  time,
  bodies,
  streams,
  hosts,
  failover,
  accounts,
  partial,
  security,
  secrets,
  observation,
  inProcess,
} satisfies Readonly<Record<string, Group>>;

/** All scenarios, by name. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  Object.values(groups as Readonly<Record<string, Group>>).flatMap((group) =>
    Object.entries(group).map(([name, scenario]) => [
      name,
      typeof scenario === "function" ? { run: scenario } : scenario,
    ]),
  ),
);
