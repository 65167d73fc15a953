import * as z from "zod";
import type { WebhookOwner } from "../../../lib/webhook-secret";
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

/** POST /websocket/set/:instanceName */
export async function setWebsocket(call: Call): Promise<Answer> {
  const { version } = targetOf(call).instance.server;
  const given = parseTransport(await readJson(call), "websocket", z.object(transportFields(version)));
  const known = await findRow(call, "websocket", Columns);
  const columns = { enabled: given.enabled, events: storedEvents(given, version) };
  const row = await putRow(call, "websocket", { known, columns });
  await fromLedger(stateOf(call).setSocketEvents(ownerOf(call), columns.events));
  return answerJson(201, { ...row, url: liveUrl });
}

/** GET /websocket/find/:instanceName: the row, or `null`. */
export async function findWebsocket(call: Call): Promise<Answer> {
  const row = await findRow(call, "websocket", Columns);
  return answerJson(200, row ? { ...row, url: liveUrl } : null);
}

const liveUrl = `${config.publicUrl.replace(/^http/, "ws")}/live`;

function ownerOf(call: Call): WebhookOwner {
  const { tenantId, mode } = callerOf(call).grant;
  return { tenantId, mode, instanceId: targetOf(call).instance.id };
}

const stateOf = (call: Call) => call.env.INSTANCE.getByName(`${callerOf(call).ledger}:${targetOf(call).instance.id}`);
