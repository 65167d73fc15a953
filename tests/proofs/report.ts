import type { Proof } from "./proof.ts";

/** A proof that held, as it is kept between runs. */
export interface Finished {
  /** Of the code that was proved, proofs included. */
  codeHash: string;
  seed: number;
  figures: Record<string, number>;
  seconds: number;
  date: string;
}

/** `docs/proofs.md`, from the proofs that held when they were last run. */
export function renderReport(proofs: readonly Proof[], finished: ReadonlyMap<string, Finished>): string {
  const rows = proofs.flatMap((proof) => {
    const result = finished.get(proof.name);
    return result ? [row(proof, result)] : [];
  });
  return `# Proofs

Promises that a small test cannot show, shown at full size on the running system: the built worker in workerd, an
embedded Postgres behind Neon's protocol, a recorded Evolution server. \`npm run prove\` runs them and writes this page;
\`npm test\` runs the same code at reduced size. A proof that does not hold has no row; \`code\` begins the hash of what
was proved.

| proof | shows | size and figures | seed | duration | date | code |
|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

function row({ name, promise }: Proof, { figures, seed, seconds, date, codeHash }: Finished): string {
  const shown = Object.entries(figures).map(([label, value]) => `${words(label)} ${value.toLocaleString("en")}`);
  const cells = [
    name,
    promise,
    shown.join(" · "),
    seed,
    `${Math.round(seconds)} s`,
    date.slice(0, 10),
    codeHash.slice(0, 8),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** `oldestMissingMs` → `oldest missing ms`. */
const words = (label: string) => label.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
