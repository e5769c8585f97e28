import { describe, expect, it, vi } from "vitest";
import { waitFor } from "../../../src/time/shared-wait.ts";

const never = new Promise<never>(() => {});
const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

describe("waitFor", () => {
  it("gives what the work gives", async () => {
    const { signal } = new AbortController();
    await expect(waitFor(Promise.resolve("T1"))).resolves.toBe("T1");
    await expect(waitFor(Promise.resolve("T1"), signal)).resolves.toBe("T1");
    await expect(waitFor(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
  });

  it("ends one caller's wait at once, and leaves the work to the others", async () => {
    const controller = new AbortController();
    let finish: (token: string) => void = () => {};
    const work = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const gone = waitFor(work, controller.signal);
    const stays = waitFor(work, new AbortController().signal);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    finish("T1");
    await expect(stays).resolves.toBe("T1");
  });

  it("does not begin to wait for a caller that has gone already", async () => {
    const reason = new Error("enough");
    await expect(waitFor(Promise.resolve("T1"), AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it("leaves no listener on the caller's signal", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await waitFor(Promise.resolve("T1"), signal);
    expect(added).toHaveBeenCalledOnce();
    const nameAndListener = (call: readonly unknown[]) => call.slice(0, 2);
    expect(removed.mock.calls.map(nameAndListener)).toEqual(added.mock.calls.map(nameAndListener));
  });

  it("holds the process while it waits, and not a moment longer", async () => {
    const before = timers();
    const controller = new AbortController();
    const waiting = waitFor(never, controller.signal);
    expect(timers()).toBe(before + 1);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(timers()).toBe(before);
  });
});
