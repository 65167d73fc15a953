import * as z from "zod";
import { stateName } from "../../../durable/instance-state/messages";
import {
  DEFAULT_CONCURRENCY,
  DEFAULT_KEEP_DAYS,
  type Endpoint,
  outboxName,
  pusherEndpointId,
  sealEndpoint,
} from "../../../durable/webhook-outbox/endpoint";
import { CHANNEL, pusherUrl } from "../../../durable/webhook-outbox/pusher";
import { open, seal } from "../../../lib/seal";
import { pusherContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import type { Answer } from "../answer";
import { type Call, fromLedger } from "../call";
import { answerJson } from "./owned";
import { readJson } from "./read-json";
import { callerOf, parseTransport, refusal, storedEvents, targetOf, transportFields } from "./transport-body";
import { findRow, putRow } from "./transport-row";

/*
 * The tenant's Pusher app and its choice of events, in Evolution's shape. The upstream never gets them: an outbox of ours sends
 * the events, over the channel with the tenant's own name for the instance.
 */

const App = { appId: z.string(), key: z.string(), cluster: z.string(), useTLS: z.boolean() };
const Columns = z.object({ enabled: z.boolean(), ...App, secret: z.string(), events: z.array(z.string()) });
type Row = Awaited<ReturnType<typeof findRow<z.output<typeof Columns>>>>;

/** They become part of an address: `api-<cluster>.pusher.com/apps/<appId>`. */
const FORMS = { cluster: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, appId: /^[A-Za-z0-9]+$/, key: /^[A-Za-z0-9]+$/ } as const;
const MOST_CHARACTERS = 60;

/** POST /pusher/set/:instanceName. A secret that is not named stays. */
export async function setPusher(call: Call): Promise<Answer> {
  const { instance } = targetOf(call);
  const { version } = instance.server;
  const schema = z.object({ ...transportFields(version), ...App, secret: z.string().nullish() });
  const { secret: given, ...app } = parseTransport(await readJson(call), "pusher", schema);
  if (app.enabled) requireUsable(app);
  if (app.enabled && !CHANNEL.test(instance.name)) throw refusal("The instance's name cannot be a Pusher channel");
  const known = await findRow(call, "pusher", Columns);
  const plain = given ?? (known && (await open(config.dataSecrets, known.secret, pusherContext(instance.id))));
  if (plain === undefined) throw refusal('Invalid "secret" property');
  const { enabled, appId, key, cluster, useTLS } = app;
  const secret = await seal(config.dataSecrets, plain, pusherContext(instance.id));
  const columns = { enabled, appId, key, secret, cluster, useTLS, events: storedEvents(app, version) };
  const row = await putRow(call, "pusher", { known, columns, instance });
  await configure(call, row, plain);
  return answerJson(201, publicRow(row));
}

/** GET /pusher/find/:instanceName: the row, or `null`. One that Pusher has refused for days is shown as switched off. */
export async function findPusher(call: Call): Promise<Answer> {
  const row = await findRow(call, "pusher", Columns);
  if (!row) return answerJson(200, null);
  const { disabled } = await fromLedger(outboxOf(call).state());
  return answerJson(200, publicRow(disabled ? { ...row, enabled: false } : row));
}

function requireUsable(app: Record<keyof typeof FORMS, string>): void {
  for (const [name, form] of Object.entries(FORMS) as [keyof typeof FORMS, RegExp][]) {
    if (!form.test(app[name]) || app[name].length > MOST_CHARACTERS) throw refusal(`Invalid "${name}" property`);
  }
}

/** Tells those who deliver. */
async function configure(call: Call, row: NonNullable<Row>, secret: string): Promise<void> {
  const { ledger, grant } = callerOf(call);
  const { id: instanceId } = targetOf(call).instance;
  const { enabled, appId, key, events, createdAt, updatedAt } = row;
  const endpoint: Endpoint = {
    id: pusherEndpointId(instanceId),
    ...{ tenantId: grant.tenantId, mode: grant.mode, origin: "pusher", instances: [instanceId], description: "" },
    ...{ concurrency: DEFAULT_CONCURRENCY, keepDays: DEFAULT_KEEP_DAYS, headers: null, previous: null },
    ...{ url: enabled ? pusherUrl(row) : "", pusher: { appId, key }, secret },
    ...{ enabled, events, webhookByEvents: false, webhookBase64: false, createdAt, updatedAt },
  };
  const document = await sealEndpoint(config.dataSecrets, endpoint);
  await fromLedger(outboxOf(call).configure({ endpoint: document, record: false }));
  await fromLedger(call.env.INSTANCE.getByName(stateName(ledger, instanceId)).refresh());
}

const outboxOf = (call: Call) =>
  call.env.OUTBOX.getByName(outboxName(callerOf(call).ledger, pusherEndpointId(targetOf(call).instance.id)));

/** The secret can be set and never read again. */
const publicRow = <T extends { secret: string }>(row: T) => ({ ...row, secret: null });
