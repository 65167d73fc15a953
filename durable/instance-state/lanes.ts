import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Sql } from "../sql";
import { type EndpointDocument, outboxName } from "../webhook-outbox/endpoint";
import type { QueuedEvent } from "../webhook-outbox/messages";
import { deleteInbox, type InboxRow, isInboxEmpty, nextInbox } from "./store";
import { wantsEvent } from "./wants";

/** A call between objects carries 32 MB, and an event up to 1.4. */
const AT_ONCE = 10;

/** Makes of a stored event what an outbox takes; large ones put their other parts first. */
export type Prepare = (row: InboxRow, endpoint: EndpointDocument) => Promise<QueuedEvent>;

interface Lane {
  /** The last event that its outbox has. */
  done: number;
  isBusy: boolean;
}

/**
 * Hands stored events to the endpoints, each in order and at its own pace: one that is slow delays nobody. An event is
 * forgotten once every outbox has it. How far each has come is kept in memory only: after a restart events are handed over
 * again, and an outbox takes an id once.
 */
export function createLanes(env: Env, prepare: Prepare) {
  const lanes = new Map<string, Lane>();

  async function run(sql: Sql, owner: WebhookOwner, endpoints: readonly EndpointDocument[]): Promise<void> {
    for (const id of lanes.keys()) if (!endpoints.some((endpoint) => endpoint.id === id)) lanes.delete(id);
    await Promise.all(endpoints.map((endpoint) => drain(sql, owner, endpoint)));
    await forgetDone(sql, endpoints);
  }

  async function drain(sql: Sql, owner: WebhookOwner, endpoint: EndpointDocument): Promise<void> {
    const lane = lanes.get(endpoint.id) ?? { done: 0, isBusy: false };
    lanes.set(endpoint.id, lane);
    if (lane.isBusy) return;
    lane.isBusy = true;
    try {
      for (let rows = nextInbox(sql, lane.done, AT_ONCE); rows.length > 0; rows = nextInbox(sql, lane.done, AT_ONCE)) {
        await handOver(owner, endpoint, rows);
        lane.done = rows.at(-1)?.sequence ?? lane.done;
      }
    } catch (error) {
      console.warn({ event: "fan_out_waits", endpointId: endpoint.id, error: describeError(error) });
    } finally {
      lane.isBusy = false;
    }
  }

  async function handOver(owner: WebhookOwner, endpoint: EndpointDocument, rows: readonly InboxRow[]): Promise<void> {
    const wanted = rows.filter(({ event }) => wantsEvent(endpoint, event));
    if (wanted.length === 0) return;
    const outbox = env.OUTBOX.getByName(outboxName(ledgerName(owner.tenantId, owner.mode), endpoint.id));
    const events: QueuedEvent[] = [];
    for (const row of wanted) events.push(await prepare(row, endpoint));
    await outbox.enqueue({ endpoint, events });
  }

  async function forgetDone(sql: Sql, endpoints: readonly EndpointDocument[]): Promise<void> {
    if (isInboxEmpty(sql)) return;
    const done = endpoints.map(({ id }) => lanes.get(id)?.done ?? 0);
    const objects = deleteInbox(sql, endpoints.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...done));
    if (objects.length > 0) await env.MEDIA.delete(objects);
  }

  return { run };
}
