import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import "./loaded-on-demand.ts";
import { mildPlans, type Plan, wildPlans } from "./plans.ts";
import {
  endpointWasFailing,
  endsWhenGivenUp,
  isLastWord,
  mostGrants,
  outcomeOf,
  rejectionWasFinal,
  repeatsHaveReasons,
  replaysOf,
  retriesOf,
} from "./rules.ts";
import { runs, TIME_LIMIT_MS } from "./runs.ts";
import { live, OWN_TOKEN, type Story } from "./story.ts";
import { watchUnhandledRejections } from "./unhandled.ts";

// Fake timers do not replace this module, and the wait for a store's lock uses it.
vi.mock("node:timers/promises", async () => ({
  setTimeout: (await import("./virtual-time.ts")).virtualDelay,
}));

const unhandled = watchUnhandledRejections();

async function always(
  plans: fc.Arbitrary<Plan>,
  numRuns: number,
  rule: (story: Story) => void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      rule(await live(plan));
    }),
    runs(numRuns),
  );
  expect(unhandled).toEqual([]);
}

const OUTCOMES = ["success", "cancelled", "no token", "token rejected", "errcode", "transport"];

describe("in any story", { timeout: TIME_LIMIT_MS }, () => {
  it("every call ends with a success, a typed error or a cancellation, and leaves no timer behind", async () => {
    await always(wildPlans, 50, ({ told, ended, timersLeft }) => {
      for (const one of told) expect(OUTCOMES).toContain(outcomeOf(one));
      expect({ ended, timersLeft }).toEqual({ ended: true, timersLeft: 0 });
    });
  });

  it("a call ends with WeChat's last response, and reports its number of attempts", async () => {
    await always(wildPlans, 50, ({ told }) => {
      expect(told.filter((one) => !isLastWord(one))).toEqual([]);
    });
  });

  it("an aborted call is canceled at that moment, and no other call is", async () => {
    await always(wildPlans, 50, ({ told }) => {
      expect(told.filter((one) => !endsWhenGivenUp(one))).toEqual([]);
    });
  });

  it("a call fails without a token only while the endpoint fails, and in the second after that", async () => {
    await always(wildPlans, 50, (story) => {
      const without = story.told.filter((one) => outcomeOf(one) === "no token");
      expect(without.filter((one) => !endpointWasFailing(one, story))).toEqual([]);
    });
  });

  it("a rejected token is an error only where a renewal could not help", async () => {
    await always(wildPlans, 50, (story) => {
      const rejected = story.told.filter((one) => outcomeOf(one) === "token rejected");
      expect(rejected.filter((one) => !rejectionWasFinal(one, story))).toEqual([]);
    });
  });

  it("the number of fetched tokens is at most the number of invalidated ones", async () => {
    await always(wildPlans, 50, (story) => {
      const grants = story.tokenCalls.filter(({ issued }) => issued !== undefined);
      expect(grants.length).toBeLessThanOrEqual(mostGrants(story));
    });
  });

  it("each request after the first has a reason, and stays within the call's retries and the shared budget", async () => {
    await always(wildPlans, 50, ({ told, plan }) => {
      const { maxRetries, budget } = plan.retry;
      expect(told.filter((one) => !repeatsHaveReasons(one))).toEqual([]);
      for (const one of told) {
        expect(retriesOf(one)).toBeLessThanOrEqual(maxRetries);
        expect(replaysOf(one)).toBeLessThanOrEqual(1);
        expect(one.requests.length).toBeLessThanOrEqual(2 + maxRetries);
        if (one.plan.kind === "stream" && one.plan.method === "post")
          expect(one.requests.length).toBeLessThanOrEqual(1);
      }
      if (budget === false) return;
      const retries = told.reduce((sum, one) => sum + retriesOf(one), 0);
      const successes = told.filter((one) => outcomeOf(one) === "success").length;
      expect(retries).toBeLessThanOrEqual(plan.processes * budget + successes / 10 + 1e-6);
    });
  });

  it("the token goes only to WeChat, and never in place of a user's or the caller's own token", async () => {
    await always(wildPlans, 50, ({ told, departures }) => {
      const abroad = departures.filter(({ host }) => host !== "api.weixin.qq.com");
      expect(abroad.filter(({ query }) => query.has("access_token"))).toEqual([]);
      for (const { plan, requests } of told) {
        const tokens = requests.map(({ query }) => query.access_token);
        if (plan.kind === "user's path") expect(tokens.filter((token) => token !== undefined)).toEqual([]);
        if (plan.kind === "own token") expect(tokens.filter((token) => token !== OWN_TOKEN)).toEqual([]);
      }
    });
  });

  it("a replay sends the same body, and the caller's config stays unchanged", async () => {
    await always(wildPlans, 50, ({ told }) => {
      for (const { requests, config, before, response, error } of told) {
        for (const { body } of requests) expect(body).toEqual(requests[0]?.body);
        expect({ ...config, signal: 0, cancelToken: 0 }).toEqual({ ...before, signal: 0, cancelToken: 0 });
        const sent = response?.config ?? (error as { config?: { params?: unknown } }).config;
        if (sent) expect(sent.params).toEqual(before.params);
      }
    });
  });
});

describe("when one token becomes invalid and nothing else fails", { timeout: TIME_LIMIT_MS }, () => {
  const isUsual = ({ plan }: Story["told"][number]) => plan.kind === "usual" || plan.kind === "foreign host";

  it("no call fails", async () => {
    await always(mildPlans, 50, ({ told }) => {
      const outcomes = new Set(told.filter(isUsual).map(outcomeOf));
      outcomes.delete("cancelled");
      outcomes.delete("success");
      expect([...outcomes]).toEqual([]);
    });
  });

  it("it costs one fetch, and each call is sent at most twice, in all processes that share a store", async () => {
    await always(mildPlans, 50, ({ told, tokenCalls, plan }) => {
      expect(tokenCalls.length).toBeLessThanOrEqual(1 + plan.incidents.length);
      for (const { requests } of told) expect(requests.length).toBeLessThanOrEqual(1 + plan.incidents.length);
    });
  });
});
