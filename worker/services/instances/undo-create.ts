import { stateName } from "../../../durable/instance-state/messages";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { evolutionEndpointId, outboxName } from "../../../durable/webhook-outbox/endpoint";
import type { Mode } from "../../../lib/contract/tenant";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { askServer, type ServerDoor } from "../../evolution/admin";
import { removeDraft } from "./record-instance";

/** How far a create has come. */
export interface Made {
  tenantId: string;
  mode: Mode;
  id: string;
  /** Postgres may have a note of it. */
  hasNote: boolean;
  server?: ServerDoor;
  /** Held by the ledger. */
  instance?: LedgerInstance;
  /** What the upstream knows of it. `asked`: it may have been made, or may still be. `refused`: it was not. */
  upstream: "nothing" | "asked" | "refused";
}

/**
 * Takes a create back: upstream, ledger, then the note. The note stays where it is not certain that nothing is left upstream,
 * or comes to be there after an answer that was lost; whoever reads it later finishes this.
 */
export async function undoCreate(env: Env, made: Made): Promise<void> {
  const { tenantId, mode, id, server, instance } = made;
  const mayExist = made.upstream === "asked" && server && instance;
  const isGone = !mayExist || (await removeUpstream(env, server, instance));
  if (instance) await quietly("ledger", id, () => forget(env, { tenantId, mode, id }));
  if (made.hasNote && isGone) await quietly("note", id, () => removeDraft(env, tenantId, id));
}

async function removeUpstream(env: Env, server: ServerDoor, { upstreamName, id }: LedgerInstance): Promise<boolean> {
  try {
    const path = `/instance/delete/${upstreamName}`;
    const { status } = await askServer(env, server, { method: "DELETE", path, limitMs: UNDO_MS });
    if (status === 200) return true;
    // Not there, or not there yet: an answer that was lost says nothing of when the server is done.
    return false;
  } catch (error) {
    console.warn({ event: "create_left_upstream", instanceId: id, serverId: server.id, error: describeError(error) });
    return false;
  }
}

async function forget(env: Env, { tenantId, mode, id }: { tenantId: string; mode: Mode; id: string }): Promise<void> {
  const ledger = ledgerName(tenantId, mode);
  await env.LEDGER.getByName(ledger).dropInstance(id);
  await env.INSTANCE.getByName(stateName(ledger, id)).erase();
  await env.OUTBOX.getByName(outboxName(ledger, evolutionEndpointId(id))).remove();
}

async function quietly(what: string, instanceId: string, undo: () => Promise<void>): Promise<void> {
  try {
    await undo();
  } catch (error) {
    console.warn({ event: "create_not_undone", what, instanceId, error: describeError(error) });
  }
}

/** Somebody waits for the answer. */
const UNDO_MS = 10_000;
