import { describe, expect, it } from "vitest";
import { RetryBudget } from "../../../src/retry/budget.ts";

/** The number of retries until the budget is empty. */
function emptied(budget: RetryBudget): number {
  let taken = 0;
  while (taken < 1_000 && budget.take()) taken += 1;
  return taken;
}

function refill(budget: RetryBudget, times: number): void {
  for (let n = 0; n < times; n += 1) budget.refill();
}

describe("RetryBudget", () => {
  it("holds as many retries as its size, so an outage is not amplified", () => {
    const budget = new RetryBudget(3);
    expect(emptied(budget)).toBe(3);
    expect(budget.take()).toBe(false);
  });

  it("holds none when its size is 0", () => {
    expect(new RetryBudget(0).take()).toBe(false);
  });

  it("gets a tenth back with each success", () => {
    const budget = new RetryBudget(5);
    emptied(budget);
    refill(budget, 9);
    expect(budget.take()).toBe(false);
    budget.refill();
    expect(budget.take()).toBe(true);
    expect(budget.take()).toBe(false);
  });

  it("has no rounding errors of tenths", () => {
    const budget = new RetryBudget(100);
    emptied(budget);
    refill(budget, 500);
    expect(emptied(budget)).toBe(50);
  });

  it("never holds more than its size", () => {
    const budget = new RetryBudget(2);
    refill(budget, 1_000);
    expect(emptied(budget)).toBe(2);
  });

  it("that is smaller than one retry never holds one", () => {
    const budget = new RetryBudget(0.95);
    refill(budget, 1_000);
    expect(budget.take()).toBe(false);
  });

  it("is unlimited when the size is false", () => {
    expect(emptied(new RetryBudget(false))).toBe(1_000);
  });
});
