import { type BotPlace, ledgerAt } from "./keep-bots";

interface Named {
  field: string;
  /** Of the ledger's document. */
  kind: string;
  id: string | null | undefined;
}

/** What is said at the fields that name something this instance does not have: its server would take anybody's. */
export async function strangeIds(
  env: Env,
  place: BotPlace,
  named: readonly Named[],
): Promise<Record<string, string[]>> {
  const ledger = ledgerAt(env, place);
  const strange: Record<string, string[]> = {};
  for (const { field, kind, id } of named) {
    if (!id) continue;
    const document: string | null = await ledger.findDocument({ instanceId: place.instance.id, kind, id });
    if (document === null) strange[field] = ["This instance has no such one."];
  }
  return strange;
}
