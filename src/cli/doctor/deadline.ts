/** A host that takes longer does not answer. */
export const MAX_WAIT_MS = 5_000;

/** Rejects when the work takes longer than a host may; the work itself goes on. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no response within ${MAX_WAIT_MS / 1000} s`)), MAX_WAIT_MS);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
