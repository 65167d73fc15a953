import type { LoggedDelivery } from "./endpoint-door.ts";

/** Times in the log are whole milliseconds, rounded down. */
const TOLERANCE_MS = 2;

/**
 * Ids of deliveries whose last attempt began although another, due before, began later. Between two kills of its process an
 * outbox always takes what is due first; after a kill it begins again with what it had under way.
 */
export function disorder(entries: readonly LoggedDelivery[], kills: readonly number[]): string[] {
  const lifeOf = (at: number) => kills.filter((kill) => kill <= at).length;
  const begun = entries
    .flatMap(({ id, last }) => (last ? [{ id, at: Date.parse(last.at), due: Date.parse(last.due) }] : []))
    .sort((a, b) => a.at - b.at || a.due - b.due);
  const turned: string[] = [];
  let [life, latest] = [-1, 0];
  for (const { id, at, due } of begun) {
    if (lifeOf(at) !== life) [life, latest] = [lifeOf(at), 0];
    if (due < latest - TOLERANCE_MS) turned.push(id);
    latest = Math.max(latest, due);
  }
  return turned;
}
