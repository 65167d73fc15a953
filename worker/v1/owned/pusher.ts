import * as z from "zod";
import { seal } from "../../../lib/seal";
import { pusherContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import type { Answer } from "../answer";
import type { Call } from "../call";
import { answerJson } from "./owned";
import { readJson } from "./read-json";
import { parseTransport, refusal, storedEvents, targetOf, transportFields } from "./transport-body";
import { findRow, putRow } from "./transport-row";

/*
 * The tenant's Pusher app and its choice of events, in Evolution's shape. The upstream never gets them: events are to be fed
 * from our side like those of `/live`, which is not open yet.
 */

const App = { appId: z.string(), key: z.string(), cluster: z.string(), useTLS: z.boolean() };
const Columns = z.object({ enabled: z.boolean(), ...App, secret: z.string(), events: z.array(z.string()) });

/** It becomes part of a host name: `api-<cluster>.pusher.com`. */
const CLUSTER = /^[a-z0-9-]+$/;

/** POST /pusher/set/:instanceName */
export async function setPusher(call: Call): Promise<Answer> {
  const { instance } = targetOf(call);
  const { version } = instance.server;
  const schema = z.object({ ...transportFields(version), ...App, secret: z.string() });
  const given = parseTransport(await readJson(call), "pusher", schema);
  if (!CLUSTER.test(given.cluster)) throw refusal('Invalid "cluster" property');
  const known = await findRow(call, "pusher", Columns);
  const { enabled, appId, key, cluster, useTLS } = given;
  const secret = await seal(config.dataSecrets, given.secret, pusherContext(instance.id));
  const columns = { enabled, appId, key, secret, cluster, useTLS, events: storedEvents(given, version) };
  return answerJson(201, publicRow(await putRow(call, "pusher", { known, columns })));
}

/** GET /pusher/find/:instanceName: the row, or `null`. */
export async function findPusher(call: Call): Promise<Answer> {
  const row = await findRow(call, "pusher", Columns);
  return answerJson(200, row ? publicRow(row) : null);
}

/** The secret can be set and never read again. */
const publicRow = <T extends { secret: string }>(row: T) => ({ ...row, secret: null });
