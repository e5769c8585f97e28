import fc from "fast-check";

/** The events of a token manager and its environment. */
export type Op =
  | { readonly do: "get"; readonly givesUp: boolean }
  /** WeChat rejected a token: the current one, or one from `age` grants ago. */
  | { readonly do: "refresh"; readonly age: number; readonly givesUp: boolean }
  | { readonly do: "peek" }
  | { readonly do: "give up" }
  | { readonly do: "pass"; readonly ms: number }
  /** The process is suspended. */
  | { readonly do: "freeze"; readonly ms: number }
  /** The wall clock is set. */
  | { readonly do: "set wall"; readonly byMs: number }
  /** WeChat revokes the current token. Sticky: the endpoint returns it until a forced fetch. */
  | { readonly do: "kill"; readonly sticky: boolean }
  | { readonly do: "endpoint"; readonly fails: boolean }
  /** One of the pending responses arrives; the scheduler picks which one. */
  | { readonly do: "arrive" };

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("get" as const), givesUp: rarely() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("refresh" as const),
      age: fc.constantFrom(0, 0, 0, 1, 2),
      givesUp: rarely(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "peek" as const }) },
  fc.constant({ do: "give up" as const }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      ms: fc.oneof(
        fc.constantFrom(1, 999, 1_000, 4_999, 5_000, 10_000, 29_999, 30_000, 60_000, 7_000_000),
        fc.nat(12_000),
        fc.nat(7_300_000),
      ),
    }),
  },
  fc.record({ do: fc.constant("freeze" as const), ms: fc.constantFrom(1_000, 4_000, 24_000, 3_600_000) }),
  fc.record({
    do: fc.constant("set wall" as const),
    byMs: fc.constantFrom(-28_800_000, -1_000, 1_000, 28_800_000),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant("kill" as const), sticky: fc.boolean() }) },
  fc.record({ do: fc.constant("endpoint" as const), fails: fc.boolean() }),
  { weight: 8, arbitrary: fc.constant({ do: "arrive" as const }) },
);

function rarely(): fc.Arbitrary<boolean> {
  return fc.nat(5).map((n) => n === 0);
}

export const stories: fc.Arbitrary<readonly Op[]> = fc.array(op, {
  minLength: 1,
  maxLength: 60,
  size: "max",
});

/** A token is revoked again and again, its endpoint keeps returning it, and calls report it. */
export const stickyStories: fc.Arbitrary<readonly Op[]> = fc
  .array(fc.tuple(fc.constantFrom(100, 5_000, 12_000, 30_000), op), {
    minLength: 3,
    maxLength: 12,
    size: "max",
  })
  .map((rounds) =>
    rounds.flatMap(([ms, other]): Op[] => [
      { do: "get", givesUp: false },
      { do: "arrive" },
      { do: "kill", sticky: true },
      { do: "refresh", age: 0, givesUp: false },
      { do: "arrive" },
      { do: "arrive" },
      { do: "pass", ms },
      other,
    ]),
  );

/** Calls report again and again that the current token is rejected. */
export const burstStories: fc.Arbitrary<readonly Op[]> = fc
  .array(fc.constantFrom(0, 0, 0, 0, 1_000, 5_000, 30_000), { minLength: 12, maxLength: 30, size: "max" })
  .map((waits) => [
    { do: "get", givesUp: false },
    { do: "arrive" },
    ...waits.flatMap((ms): Op[] => [
      { do: "kill", sticky: false },
      { do: "refresh", age: 0, givesUp: false },
      { do: "arrive" },
      { do: "arrive" },
      { do: "arrive" },
      { do: "pass", ms },
    ]),
  ]);

/** The account: the lifetime of its tokens, and the options of the manager. */
export const setups = fc.record({
  lifetimeMs: fc.constantFrom(7_200_000, 7_200_000, 600_000, 20_000, 3_000),
  refreshAheadMs: fc.constantFrom(240_000, 0, 10_000_000),
  canForce: fc.boolean(),
  slowStore: fc.boolean(),
});
export type Setup = typeof setups extends fc.Arbitrary<infer T> ? T : never;
