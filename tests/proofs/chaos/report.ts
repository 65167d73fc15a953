import type { ProofResult } from "../proof.ts";

interface Run extends Pick<ProofResult, "figures"> {
  lines: readonly string[];
  seed: number;
  seconds: number;
}

/** Figure → what it counts, in the order of the page. */
const MEANINGS: Readonly<Record<string, string>> = {
  requests: "Requests answered",
  wrongAnswers: "Wrong answers: other than when all is well, and no word of the upstream's failure; or none at all",
  lost: "Lost: sends answered 201 that never went out, events taken that never arrived",
  duplicated: "Duplicated: deliveries that came twice without a crash, or under two ids",
  duplicatedByACrash: "Deliveries that came twice because a crash fell between an answer and our note of it, same id",
  overAdmitted: "Over-admitted: sends beyond the limit, by the upstream's own count",
  crossTenant: "Answers, events and sends that showed or reached another tenant",
  sendsTwicePerKey: "Sends made twice under one idempotency key, or made although refused",
  slowestRecoveryMs: "Slowest recovery of all numbers in all isolates, ms",
  kills: "Kills of workerd",
  storms: "Failures, one after the other",
  webhookEvents: "Events taken from WhatsApp",
  keyedSends: "Sends under an idempotency key",
  sent: "… answered 201",
  outcomeUnknown: "… told that nobody knows whether they went out",
  oldestMissingMs: "Oldest usage event that a kill took, ms (2,000 at most)",
  brokenBooks: "Books that disagree",
  tightAccepted: "Sends accepted of the tenant at its limit",
};

/** `docs/chaos.md`, of a run in which everything held. */
export function renderChaos({ figures, lines, seed, seconds }: Run): string {
  const rows = Object.entries(MEANINGS).map(
    ([label, meaning]) => `| ${meaning} | ${figures[label]?.toLocaleString("en") ?? "–"} |`,
  );
  return `# Chaos

Written by \`npm run chaos\` (at most ten minutes; \`-- --short\` takes two). Three tenants at one
Evolution server and two in the sandbox, all with a number called \`main\`, send with and without idempotency keys, read,
and receive webhooks in two isolates without a pause, while one part after the other fails. Each answer is compared with
what it is when all is well; only calls to a failing upstream may say that it failed.
The last run: seed ${seed}, ${seconds} s. It exits with 1 when anything is not as it should be.

| what | figure |
|---|---|
${rows.join("\n")}

How it went:

${lines.map((line) => `- ${line}`).join("\n")}
`;
}
