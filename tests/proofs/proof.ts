/** `reduced` takes seconds and runs with the tests; `full` is what the promise says. */
export type ProofSize = "reduced" | "full";

export interface ProofResult {
  figures: Readonly<Record<string, number>>;
  /** What did not hold, in sentences. None: the promise is kept. */
  violations: readonly string[];
}

/** A promise of the product, shown on the running system. The seed decides everything that is left to chance. */
export interface Proof {
  name: string;
  /** What it shows, for the report. */
  promise: string;
  run(size: ProofSize, seed: number, log: (line: string) => void): Promise<ProofResult>;
}

/** Collects what did not hold, so that one run tells all of it. */
export function createVerdict() {
  const violations: string[] = [];
  return {
    violations,
    must(holds: boolean, otherwise: string): void {
      if (!holds) violations.push(otherwise);
    },
  };
}

/** The first few of a long list, for a message. */
export function some(items: readonly unknown[]): string {
  const shown = items.slice(0, 5).map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  return items.length > shown.length ? `${shown.join(", ")}, … (${items.length})` : shown.join(", ");
}
