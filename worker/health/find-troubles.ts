import type { OperatorHealth } from "../../lib/contract/health";

/** Something an operator must know of. One key is one trouble, however often it is seen. */
export interface Trouble {
  key: string;
  message: string;
}

const MINUTE_MS = 60_000;
/** A restart of a server is nobody's alarm. */
const SERVER_DOWN_MS = 3 * MINUTE_MS;
const OUTBOX_LATE_MS = 10 * MINUTE_MS;
const NOTICE_LATE_MS = 60 * MINUTE_MS;
const WEBHOOK_BACKLOG = 10_000;
/** Fewer calls than this in an hour say nothing about a rate. */
const LEAST_CALLS = 200;
const ERROR_RATE = 0.05;

/** What of the platform's health is worth waking somebody for. Each kind has its chapter in docs/runbook.md. */
export function findTroubles(health: OperatorHealth, now: number): Trouble[] {
  const ageOf = (time: string | null) => (time === null ? 0 : now - Date.parse(time));
  const { lastHour } = health.traffic;
  const percent = (lastHour.errorRate * 100).toFixed(1);
  const { outboxes, refusedUsage, webhooks, notices, cron } = health;
  const refusedFor = new Set(refusedUsage.map(({ tenantId }) => tenantId)).size;
  return [
    ...Object.entries(health.parts).map(([part, state]) =>
      when(state === "failing" && part !== "cron", `part.${part}`, `The part "${part}" does not answer.`),
    ),
    ...health.servers.map(({ id, name, enabled, failingSince, trouble }) =>
      when(
        enabled && ageOf(failingSince) > SERVER_DOWN_MS,
        `server.${id}`,
        `Server "${name}" fails since ${failingSince}: ${trouble ?? "no answer"}.`,
      ),
    ),
    ...health.servers.map(({ id, name, reachable }) =>
      when(reachable === "no", `webhooks.${id}`, `Webhooks of server "${name}" do not arrive here.`),
    ),
    when(
      lastHour.calls >= LEAST_CALLS && lastHour.errorRate >= ERROR_RATE,
      "errors",
      `${percent} % of ${lastHour.calls} calls within the last hour answered 5xx.`,
    ),
    when(
      ageOf(outboxes.oldestAt) > OUTBOX_LATE_MS,
      "usage",
      `${outboxes.waiting} batches of usage wait for Postgres, the oldest since ${outboxes.oldestAt}.`,
    ),
    when(refusedFor > 0, "refused", `Postgres refuses usage of tenants: ${refusedFor}. Their bills wait for it.`),
    when(webhooks.waiting >= WEBHOOK_BACKLOG, "webhooks", `${webhooks.waiting} deliveries wait for their receivers.`),
    when(
      ageOf(notices.oldestAt) > NOTICE_LATE_MS,
      "mail",
      `${notices.unmailed} notices could not be mailed, the oldest of ${notices.oldestAt}.`,
    ),
    when(cron.failedChores.length > 0, "chores", `The cron trigger failed at: ${cron.failedChores.join(", ")}.`),
  ].flatMap((trouble) => trouble ?? []);
}

const when = (isSo: boolean, key: string, message: string): Trouble | undefined =>
  isSo ? { key, message } : undefined;
