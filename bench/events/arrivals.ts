const PATIENCE_MS = 10_000;

/** Tells when something with an id was seen. */
export interface Arrivals {
  saw(id: string): void;
  /** Resolves with the time at which the id was seen, which may be before this is asked. */
  at(id: string): Promise<number>;
}

export function createArrivals(what: string): Arrivals {
  const seen = new Map<string, number>();
  const awaited = new Map<string, (at: number) => void>();
  return {
    saw(id) {
      const at = performance.now();
      seen.set(id, at);
      awaited.get(id)?.(at);
    },
    at(id) {
      const known = seen.get(id);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${id} never reached the ${what}.`)), PATIENCE_MS);
        awaited.set(id, (at) => {
          clearTimeout(timer);
          resolve(at);
        });
      });
    },
  };
}
