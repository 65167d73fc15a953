import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Sql } from "../sql";
import { outboxName } from "../webhook-outbox/endpoint";
import type { QueuedEvent } from "../webhook-outbox/messages";
import type { Known } from "./directory";
import { deleteInbox, findPart, type InboxRow, nextInbox } from "./store";
import { wantsEvent } from "./wants";

/** A call between objects carries 32 MB, and an event up to 1.4. */
const AT_ONCE = 10;

interface Source {
  env: Env;
  sql: Sql;
  owner: WebhookOwner;
  known: Known | undefined;
}

/** Hands everything that waits to the endpoint, in order. An event is forgotten here only once it is written there. */
export async function fanOut({ env, sql, owner, known }: Source): Promise<void> {
  const name = outboxName(ledgerName(owner.tenantId, owner.mode), owner.instanceId);
  const outbox = env.OUTBOX.getByName(name);
  for (let rows = nextInbox(sql, AT_ONCE); rows.length > 0; rows = nextInbox(sql, AT_ONCE)) {
    const endpoint = known?.endpoint;
    const wanted = endpoint ? rows.filter(({ event }) => wantsEvent(endpoint, event)) : [];
    if (endpoint && wanted.length > 0) {
      for (const row of wanted) await putParts(sql, outbox, row);
      await outbox.enqueue({ endpoint, events: wanted.map((row) => queued(sql, row)) });
    }
    for (const row of rows) deleteInbox(sql, row);
  }
}

async function putParts(sql: Sql, outbox: ReturnType<Env["OUTBOX"]["getByName"]>, { id, moreParts }: InboxRow) {
  for (let part = 1; part <= moreParts; part++) {
    await outbox.putPart({ id, part, body: requirePart(sql, id, part) });
  }
}

function queued(sql: Sql, { id, event, body, moreParts }: InboxRow): QueuedEvent {
  return { id, event, body: body ?? requirePart(sql, id, 0), moreParts };
}

function requirePart(sql: Sql, id: string, part: number): string {
  const body = findPart(sql, id, part);
  if (body === undefined) throw new Error(`part ${part} of ${id} is missing`);
  return body;
}
