import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withDeadline } from "../../../src/time/deadline.ts";

const never = () => new Promise<never>(() => {});

describe("withDeadline", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("returns the work's own result when that is in time, and leaves no timer behind", async () => {
    await expect(withDeadline(1_000, "late", async () => "done")).resolves.toBe("done");
    await expect(withDeadline(1_000, "late", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("leaves no timer behind when the work throws synchronously", async () => {
    const broken = () => {
      throw new Error("no");
    };
    await expect(withDeadline(1_000, "late", broken)).rejects.toThrow("no");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends at the deadline, even if the work ignores its signal", async () => {
    const waiting = withDeadline(1_000, "no response within 1000 ms", never);
    const settled = vi.fn();
    waiting.catch(settled);
    await vi.advanceTimersByTimeAsync(999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(waiting).rejects.toThrow("no response within 1000 ms");
  });

  it("aborts the work's signal, with the same reason", async () => {
    let seen: AbortSignal | undefined;
    const waiting = withDeadline(1_000, "late", (signal) => {
      seen = signal;
      return never();
    });
    const reason = waiting.catch((error: unknown) => error);
    expect(seen?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen?.aborted).toBe(true);
    expect(seen?.reason).toBe(await reason);
  });
});

describe("the timer of a deadline", () => {
  it("does not keep the process alive", async () => {
    const before = process.getActiveResourcesInfo();
    const waiting = withDeadline(60_000, "late", () => new Promise((resolve) => setImmediate(resolve)));
    const timers = (resources: string[]) => resources.filter((name) => name === "Timeout").length;
    expect(timers(process.getActiveResourcesInfo())).toBe(timers(before));
    await waiting;
  });
});
