/** Keeps the order of arrival within one millisecond. */
export const STEP_MS = 0.001;

/** When what comes now is due: at once, and after what came before. */
export function createDueTimes() {
  let last = 0;
  return {
    next(): number {
      last = Math.max(Date.now(), last + STEP_MS);
      return last;
    },
    /** So many more were given times after the last one. */
    skip(count: number): void {
      last += count * STEP_MS;
    },
  };
}
