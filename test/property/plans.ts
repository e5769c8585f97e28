import fc from "fast-check";

export const PATHS = ["/cgi-bin/user/info", "/cgi-bin/message/custom/send", "/wxa/getwxacode"] as const;

/** A call that is made at some time. */
export interface CallPlan {
  readonly atMs: number;
  /** The process of the account that makes it. */
  readonly process: number;
  readonly method: "get" | "post";
  readonly path: (typeof PATHS)[number];
  /** Whether it uses the account's token, goes to a place that must not get the token, or brings its own token. */
  readonly kind: "usual" | "user's path" | "foreign host" | "own token" | "stream";
  readonly bytes: boolean;
  /** The caller aborts: this long after the start of the call, or before it. */
  readonly stop: { readonly afterMs: number; readonly by: "signal" | "cancelToken" } | undefined;
}

/** A change at WeChat at some time. */
export type Incident = { readonly atMs: number } & (
  | { readonly what: "revoke" | "revoke, sticky" | "expire" }
  | { readonly what: "fail"; readonly path: string; readonly errcode: number; readonly times: number }
  | { readonly what: "cut" | "502"; readonly path: string; readonly times: number }
  | { readonly what: "endpoint fails"; readonly errcode: number | undefined; readonly forMs: number }
);

export interface StoreHealth {
  readonly delayMs: number;
  /** The share of operations that reject, and of those that never settle. */
  readonly failing: number;
  readonly hanging: number;
  readonly lock: boolean;
}

export interface Plan {
  readonly seed: number;
  readonly provider: "stable" | "classic";
  readonly processes: number;
  readonly store: StoreHealth | undefined;
  readonly latenciesMs: readonly number[];
  readonly retry: { readonly maxRetries: number; readonly budget: number | false };
  readonly calls: readonly CallPlan[];
  readonly incidents: readonly Incident[];
}

/** Sometimes everything happens at once. */
const atMs = fc.oneof(fc.constant(0), fc.nat(40), fc.nat(2_000), fc.nat(20_000));
const path = fc.constantFrom(...PATHS);
const times = fc.integer({ min: 1, max: 4 });

const call: fc.Arbitrary<CallPlan> = fc.record({
  atMs,
  process: fc.nat(1),
  method: fc.constantFrom("get" as const, "post" as const),
  path,
  kind: fc.oneof(
    { weight: 9, arbitrary: fc.constant("usual" as const) },
    fc.constantFrom("user's path" as const, "foreign host" as const, "own token" as const, "stream" as const),
  ),
  bytes: fc.boolean(),
  stop: fc.option(
    fc.record({
      afterMs: fc.oneof(fc.constantFrom(-1, 0), fc.nat(60), fc.nat(5_000)),
      by: fc.constantFrom("signal" as const, "cancelToken" as const),
    }),
    { nil: undefined, freq: 4 },
  ),
});

const kill = fc.record({ atMs, what: fc.constantFrom("revoke" as const, "expire" as const) });
const stickyKill = fc.record({ atMs, what: fc.constant("revoke, sticky" as const) });
const fault = fc.oneof(
  fc.record({
    atMs,
    what: fc.constant("fail" as const),
    path,
    errcode: fc.constantFrom(-1, -1, 45009, 45009, 40003, 45047, 48001, 65535),
    times,
  }),
  fc.record({ atMs, what: fc.constantFrom("cut" as const, "502" as const), path, times }),
);
const endpointFault = fc.record({
  atMs,
  what: fc.constant("endpoint fails" as const),
  errcode: fc.constantFrom(-1, 40125, 40164, undefined),
  forMs: fc.constantFrom(1, 500, 1_500, 9_000),
});

const latenciesMs = fc.array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(400)), {
  minLength: 1,
  maxLength: 9,
});
const calls = fc.array(call, { minLength: 1, maxLength: 30, size: "max" });
const incidents = (one: fc.Arbitrary<Incident>, maxLength = 12) => fc.array(one, { maxLength, size: "max" });

const common = {
  seed: fc.nat(),
  latenciesMs,
  retry: fc.record({
    maxRetries: fc.nat(3),
    budget: fc.constantFrom<number | false>(false, 0, 1, 3, 100),
  }),
};
const sickStore = fc.record({
  delayMs: fc.constantFrom(0, 3, 300),
  failing: fc.constantFrom(0, 0.3, 1),
  hanging: fc.constantFrom(0, 0, 0.2),
  lock: fc.boolean(),
});

/** Anything may happen. */
export const wildPlans: fc.Arbitrary<Plan> = fc
  .record({
    ...common,
    calls,
    provider: fc.constantFrom("stable" as const, "classic" as const),
    processes: fc.constantFrom(1, 1, 2),
    store: fc.option(sickStore, { nil: undefined }),
    incidents: incidents(fc.oneof(kill, kill, stickyKill, fault, fault, endpointFault)),
  })
  // Where each fetch invalidates the previous token, two processes without a shared store never stop renewing.
  .map((plan) => ({ ...plan, processes: plan.provider === "classic" ? 1 : plan.processes }));

/** One revocation or expiry, slow responses, and nothing else that could fail a call. */
export const mildPlans: fc.Arbitrary<Plan> = fc.record({
  ...common,
  calls: calls.map((all) =>
    all.map((one) => ({ ...one, kind: one.kind === "stream" ? ("usual" as const) : one.kind })),
  ),
  provider: fc.constantFrom("stable" as const, "classic" as const),
  processes: fc.constantFrom(1, 1, 2),
  store: fc.record({
    delayMs: fc.constantFrom(0, 3, 100),
    failing: fc.constant(0),
    hanging: fc.constant(0),
    lock: fc.constant(true),
  }),
  incidents: incidents(kill, 1),
});
