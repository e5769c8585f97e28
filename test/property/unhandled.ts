import { afterEach, beforeEach } from "vitest";

/** Collects, for each test of the file that calls it, the rejections that nobody took. */
export function watchUnhandledRejections(): readonly unknown[] {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown) => unhandled.push(reason);
  beforeEach(() => {
    unhandled.length = 0;
    process.on("unhandledRejection", listener);
  });
  afterEach(() => void process.off("unhandledRejection", listener));
  return unhandled;
}
