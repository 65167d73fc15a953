import { holdKey } from "../../../durable/tenant-ledger/bot-holds";
import { describeError } from "../../../lib/describe-error";
import { Problem } from "../../../lib/problem";
import { type BotPlace, ledgerAt } from "./keep-bots";

interface What {
  /** Of the ledger's document. */
  kind: string;
  id: string;
  /** The one that the caller has seen; without it, whatever there is may be changed. */
  version: number | undefined;
}

/**
 * Makes a change of what a server keeps, which knows no versions. Of two who have seen the same version one is refused before the
 * server is asked. What the server does not take leaves the version as it was, so that a corrected change is not refused for it.
 */
export async function changeAlone<T>(
  env: Env,
  place: BotPlace,
  { kind, id, version }: What,
  change: () => Promise<T>,
): Promise<T> {
  const ledger = ledgerAt(env, place);
  const key = { instanceId: place.instance.id, kind, id };
  const by = crypto.randomUUID();
  const isHeld: boolean = await ledger.holdBot(key, { by, ifRevision: version });
  if (!isHeld) throw new Problem("version_mismatch", "Somebody else has changed it meanwhile, or is about to.");
  try {
    return await change();
  } finally {
    // One that is left behind ends by itself.
    await ledger.deleteDocument(holdKey(key, by)).catch((error: unknown) => {
      console.warn({ event: "hold_left", instanceId: key.instanceId, kind, id, error: describeError(error) });
    });
  }
}
