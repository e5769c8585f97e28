import { afterEach, beforeEach } from "vitest";

/** Collects the unhandled rejections of each test in the file that calls it. */
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
