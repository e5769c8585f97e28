import axios, { CanceledError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { untilAborted } from "../../../../src/call/recovery/abort.ts";
import { requestConfig } from "../../axios-parts.ts";
import { printed } from "../../printed.ts";

const never = () => new Promise<never>(() => {});
const CANCELED = { code: "ERR_CANCELED", name: "CanceledError" };

describe("untilAborted", () => {
  it("returns the promise of the work itself without a signal", async () => {
    await expect(untilAborted(requestConfig(), async () => "done")).resolves.toBe("done");
    await expect(untilAborted(requestConfig(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("passes no signal to the work then", async () => {
    await expect(untilAborted(requestConfig(), async (signal) => signal)).resolves.toBeUndefined();
  });

  it("ends a wait at once on AbortSignal, with the error that axios would throw, and aborts the work", async () => {
    const controller = new AbortController();
    const config = requestConfig({ signal: controller.signal });
    const work = vi.fn((_signal: AbortSignal | undefined) => never());
    const waiting = untilAborted(config, work);
    controller.abort();
    const error = await waiting.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CanceledError);
    expect(error).toMatchObject(CANCELED);
    expect((error as CanceledError<unknown>).config).toBe(config);
    expect(work.mock.calls[0]?.[0]?.aborted).toBe(true);
  });

  it("throws an error without the token in the caller's own URL", async () => {
    const controller = new AbortController();
    const config = requestConfig({ url: "/p?access_token=TOKEN-0123456789", signal: controller.signal });
    const waiting = untilAborted(config, never);
    controller.abort();
    expect(printed(await waiting.catch((reason: unknown) => reason))).not.toContain("TOKEN-0123456789");
  });

  // Trap: AbortSignal cancels axios-retry's wait, CancelToken does not.
  it("ends a wait at once on CancelToken, with the caller's message", async () => {
    const { token, cancel } = axios.CancelToken.source();
    const work = vi.fn((_signal: AbortSignal | undefined) => never());
    const waiting = untilAborted(requestConfig({ cancelToken: token }), work);
    cancel("enough");
    await expect(waiting).rejects.toMatchObject({ ...CANCELED, message: "enough" });
    expect(work.mock.calls[0]?.[0]?.aborted).toBe(true);
  });

  it("races both kinds of signal", async () => {
    const controller = new AbortController();
    const { token, cancel } = axios.CancelToken.source();
    const config = requestConfig({ signal: controller.signal, cancelToken: token });
    const waiting = untilAborted(config, never);
    cancel("enough");
    await expect(waiting).rejects.toMatchObject({ message: "enough" });
  });

  it("ends before it starts for a call that is already aborted", async () => {
    const { token, cancel } = axios.CancelToken.source();
    cancel("enough");
    await expect(untilAborted(requestConfig({ signal: AbortSignal.abort() }), never)).rejects.toMatchObject(
      CANCELED,
    );
    await expect(untilAborted(requestConfig({ cancelToken: token }), never)).rejects.toMatchObject({
      message: "enough",
    });
  });

  it("returns the result when the work was faster, and leaves no listener behind", async () => {
    const controller = new AbortController();
    const source = axios.CancelToken.source();
    const added = vi.spyOn(controller.signal, "addEventListener");
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const subscribed = vi.spyOn(source.token, "subscribe");
    const unsubscribed = vi.spyOn(source.token, "unsubscribe");
    const config = requestConfig({ signal: controller.signal, cancelToken: source.token });
    let seen: AbortSignal | undefined;
    await expect(
      untilAborted(config, async (signal) => {
        seen = signal;
        return "done";
      }),
    ).resolves.toBe("done");
    expect(removed.mock.calls.map((call) => call.slice(0, 2))).toEqual(
      added.mock.calls.map((call) => call.slice(0, 2)),
    );
    expect(added).toHaveBeenCalledOnce();
    expect(unsubscribed.mock.calls).toEqual(subscribed.mock.calls);
    controller.abort();
    source.cancel();
    expect(seen?.aborted).toBe(false);
  });

  it("ignores the result of the work after the caller's abort", async () => {
    const controller = new AbortController();
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    try {
      let fail: (reason: Error) => void = () => {};
      const config = requestConfig({ signal: controller.signal });
      const waiting = untilAborted(config, () => new Promise((_, reject) => (fail = reject)));
      controller.abort();
      await expect(waiting).rejects.toMatchObject(CANCELED);
      fail(new Error("too late"));
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off("unhandledRejection", unhandled);
    }
    expect(unhandled).not.toHaveBeenCalled();
  });
});
