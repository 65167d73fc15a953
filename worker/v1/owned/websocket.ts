import * as z from "zod";
import { stateName } from "../../../durable/instance-state/messages";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { config } from "../../env";
import type { Answer } from "../answer";
import { type Call, fromLedger } from "../call";
import { answerJson } from "./owned";
import { readJson } from "./read-json";
import { callerOf, parseTransport, storedEvents, targetOf, transportFields } from "./transport-body";
import { findRow, putRow } from "./transport-row";

/*
 * Evolution's socket.io server is never exposed: it tells any client of any instance. The choice of events is kept here in
 * Evolution's shape, with one more column that says where they go out: over `/live`.
 */

const Columns = z.object({ enabled: z.boolean(), events: z.array(z.string()) });
type Columns = z.output<typeof Columns>;

/** POST /websocket/set/:instanceName */
export async function setWebsocket(call: Call): Promise<Answer> {
  const { instance } = targetOf(call);
  const columns = columnsFrom(await readJson(call), instance.server.version);
  const row = await storeWebsocket(call, instance, { known: await findRow(call, "websocket", Columns), columns });
  return answerJson(201, { ...row, url: liveUrl });
}

/** The `websocket` of a create: on unless it says otherwise. */
export const websocketFromBody = (given: Record<string, unknown>): Columns =>
  columnsFrom({ websocket: { enabled: true, ...given } }, "2.3");

function columnsFrom(body: unknown, version: string): Columns {
  const given = parseTransport(body, "websocket", z.object(transportFields(version)));
  return { enabled: given.enabled, events: storedEvents(given, version) };
}

/** Writes the row and tells those who deliver. */
export async function storeWebsocket(
  call: Call,
  instance: LedgerInstance,
  { known, columns }: { known?: Parameters<typeof putRow>[2]["known"]; columns: Columns },
) {
  const { ledger, grant } = callerOf(call);
  const row = await putRow(call, "websocket", { known, columns, instance });
  const owner = { tenantId: grant.tenantId, mode: grant.mode, instanceId: instance.id };
  await fromLedger(call.env.INSTANCE.getByName(stateName(ledger, instance.id)).setSocketEvents(owner, columns.events));
  return row;
}

/** GET /websocket/find/:instanceName: the row, or `null`. */
export async function findWebsocket(call: Call): Promise<Answer> {
  const row = await findRow(call, "websocket", Columns);
  return answerJson(200, row ? { ...row, url: liveUrl } : null);
}

const liveUrl = `${config.publicUrl.replace(/^http/, "ws")}/live`;
