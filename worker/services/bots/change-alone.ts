import { auditOnce } from "../../../db/queries/audit-log";
import { holdKey } from "../../../durable/tenant-ledger/bot-holds";
import { describeError } from "../../../lib/describe-error";
import { uuidv7 } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import { type Change, lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { type BotPlace, ledgerAt } from "./keep-bots";

interface What extends Pick<Change, "action" | "target"> {
  /** Of the ledger's document. */
  kind: string;
  id: string;
  /** The one that the caller has seen; without it, whatever there is may be changed. */
  version?: number | undefined;
}

type Told<T> = Pick<Change, "before" | "after"> & { answer: T };

/**
 * Makes a change of what a server keeps, which knows no versions, and tells the audit log. Of two who have seen the same version one
 * is refused before the server is asked. What the server does not take leaves the version as it was, so that a corrected change is
 * not refused for it. The announcement holds the log's line until that is written: `tellLeft` finds what was cut off.
 */
export async function changeAlone<T>(
  ctx: TenantContext,
  place: BotPlace,
  { kind, id, version, ...change }: What,
  make: () => Promise<Told<T>>,
): Promise<T> {
  const ledger = ledgerAt(ctx.env, place);
  const key = { instanceId: place.instance.id, kind, id };
  const by = uuidv7();
  const own = holdKey(key, by);
  const line = lineOf(ctx.actor, change);
  const isHeld: boolean = await ledger.holdBot(key, { by, ifRevision: version, line: JSON.stringify(line) });
  if (!isHeld) throw new Problem("version_mismatch", "Somebody else has changed it meanwhile, or is about to.");
  let isTold = false;
  try {
    const { answer, ...told } = await make();
    await auditOnce(ctx.db, ctx.tenantId, by, { ...line, ...told });
    isTold = true;
    return answer;
  } catch (error) {
    isTold = error instanceof Problem && error.status < 500;
    throw error;
  } finally {
    // One that is left behind ends by itself.
    await (isTold ? ledger.deleteDocument(own) : ledger.leaveHold(own)).catch((error: unknown) => {
      console.warn({ event: "hold_left", instanceId: key.instanceId, kind, id, error: describeError(error) });
    });
  }
}
