import * as z from "zod";
import type { Answer } from "../answer";
import type { Call } from "../call";
import { answerJson } from "./owned";
import { readJson } from "./read-json";
import { parseTransport, storedEvents, targetOf, transportFields } from "./transport-body";
import { findRow, putRow } from "./transport-row";

/*
 * Evolution's socket.io server is never exposed: it tells any client of any instance. The choice of events is kept here in
 * Evolution's shape; the events themselves go out over `/live`, which is not open yet.
 */

const Columns = z.object({ enabled: z.boolean(), events: z.array(z.string()) });

/** POST /websocket/set/:instanceName */
export async function setWebsocket(call: Call): Promise<Answer> {
  const { version } = targetOf(call).instance.server;
  const given = parseTransport(await readJson(call), "websocket", z.object(transportFields(version)));
  const known = await findRow(call, "websocket", Columns);
  const columns = { enabled: given.enabled, events: storedEvents(given, version) };
  return answerJson(201, await putRow(call, "websocket", { known, columns }));
}

/** GET /websocket/find/:instanceName: the row, or `null`. */
export async function findWebsocket(call: Call): Promise<Answer> {
  return answerJson(200, (await findRow(call, "websocket", Columns)) ?? null);
}
