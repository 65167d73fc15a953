import type { OperatorAlert } from "../../lib/contract/health";

/** Alerts that were told are kept among the chores: name → since when and what, until they are over. */
export const ALERT_PREFIX = "alert:";

/** What lasts is told again after so long. */
export const AGAIN_MS = 6 * 3_600_000;

export const alertName = (key: string) => `${ALERT_PREFIX}${key}`;

export const writeAlert = ({ since, message }: Omit<OperatorAlert, "key">) => JSON.stringify({ since, message });

export function readAlert({ name, cursor }: { name: string; cursor: string | null }): OperatorAlert {
  const { since, message } = JSON.parse(cursor ?? "{}") as Partial<OperatorAlert>;
  return { key: name.slice(ALERT_PREFIX.length), since: since ?? new Date(0).toISOString(), message: message ?? "" };
}
