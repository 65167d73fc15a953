/**
 * The outcome of `work`, or a `TimeoutError` when it takes longer. What comes too late ends with its request, and so does
 * a timer that nobody clears; a signal on every `fetch` would cost three times as much. `abort` cuts the work off as well.
 */
export function withinLimit<T>(ms: number, work: Promise<T>, abort?: AbortController): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = new DOMException("The time is over.", "TimeoutError");
      reject(error);
      abort?.abort(error);
    }, ms);
    work.then(resolve, reject);
    // An answer in time may be streamed for as long as its reader takes: it must not be cut off later.
    if (abort) work.finally(() => clearTimeout(timer)).catch(() => {});
  });
}

export const isTimeout = (error: unknown) => error instanceof Error && error.name === "TimeoutError";
