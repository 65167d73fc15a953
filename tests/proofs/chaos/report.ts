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
  duplicated: "Duplicated: deliveries that came twice although our log has an answer to the first, or under two ids",
  duplicatedByACrash: "Deliveries that came twice because the answer to the first never reached us, same id",
  overAdmitted: "Over-admitted: sends beyond the limit, by the upstream's own count",
  crossTenant: "Answers, events and sends that showed or reached another tenant",
  sendsTwicePerKey: "Sends made twice under one idempotency key, or made although refused",
  mostIntervals: "Recovered in: retry intervals that anybody had to wait, at most",
  slowestRecoveryMs: "… ms until the last number was answered as usual in the last isolate",
  stalls:
    "Waits and calls out of time that are not counted, since this machine itself stood still for a second or more meanwhile",
  kills: "Kills of workerd",
  storms: "Failures, one after the other",
  webhookEvents: "Events taken from WhatsApp",
  keyedSends: "Sends under an idempotency key",
  sent: "… answered 201",
  outcomeUnknown: "… told that nobody knows whether they went out",
  oldestMissingMs: "Oldest usage event that a kill took, ms (2,000 at most, and as much more as timers were late)",
  brokenBooks: "Books that disagree",
  tightAccepted: "Sends accepted of the tenant at its limit",
  longestLagMs:
    "How long this machine stood still at most: a late timer, or an isolate that took so long to say that it is there, ms",
};

const rowsOf = (figures: Run["figures"]) =>
  Object.entries(MEANINGS).map(([label, meaning]) => [meaning, figures[label]?.toLocaleString("en") ?? "–"] as const);

/** The table that a run ends with, for a terminal. */
export function renderTable(figures: Run["figures"]): string {
  return rowsOf(figures)
    .map(([meaning, figure]) => `${figure.padStart(8)}  ${meaning}`)
    .join("\n");
}

/** `docs/chaos.md`, of a run in which everything held. */
export function renderChaos({ figures, lines, seed, seconds }: Run): string {
  const rows = rowsOf(figures).map(([meaning, figure]) => `| ${meaning} | ${figure} |`);
  return `# Chaos

Written by \`npm run chaos\` (at most ten minutes; \`-- --short\` takes one or two). Three tenants at one
Evolution server and two in the sandbox, all with a number called \`main\`, send with and without idempotency keys, read,
and receive webhooks in two isolates without a pause, while one part after the other fails. Each answer is compared with
what it is when all is well; only calls to a failing upstream may say that it failed.
The last run: seed ${seed}, ${seconds} s. It exits with 1 when anything is not as it should be.

| what | figure |
|---|---|
${rows.join("\n")}

## One retry interval

Recovery is counted, not timed, so that it means the same on a slow machine: after each failure every number is asked for in
every isolate, and whoever is refused comes back when the answer says so. Which interval applies depends on what failed:

| what failed | the interval | waits allowed |
|---|---|---|
| Evolution server | \`Retry-After\` of the breaker: 5 s, doubled up to 60 s while examinations fail. Who comes just while somebody's call examines the server is told 1 s, which counts as part of it | 1 |
| workerd | the same: an isolate that has just started knows no server | 1 |
| Postgres, a receiver | none: no answer depends on them | 0 |

Receivers get what they missed at the next try of the schedule: here after 1 s and 1 min, since days are a fifth as long
(\`TIME_SCALE\`); usage reaches Postgres with the ledger's next alarm. Both are waited for before the books are compared. A call
that hangs when a failure ends still takes its own time limit, 12 s here.

A delivery may come twice only where the answer to the first try never reached us: workerd died in between (four tries per
endpoint and death at most, which is how many it makes at once), or the log of the delivery shows a try without an answer, since the
receiver died or took longer than 3 s (15 s in real time).

## How it went

${lines.map((line) => `- ${line}`).join("\n")}
`;
}
