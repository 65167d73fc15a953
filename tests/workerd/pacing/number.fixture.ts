import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { queueName } from "../../../durable/send-queue/messages";
import { pacingKey } from "../../../durable/tenant-ledger/pacing";
import { openReceiver, type Received } from "../../../durable/webhook-outbox/receiver.fixture";
import { deriveKey } from "../../../lib/api-key";
import { DEFAULT_PACING, type Pacing } from "../../../lib/contract/pacing";
import { config } from "../../../worker/env";
import { forgetTarget } from "../../../worker/v1/cache";
import { envelopeOf, newInstance, post } from "../../../worker/webhooks/instance.fixture";
import { callWith } from "../support";

/** No rule but the rate. */
export const ONLY_RATE: Pacing = {
  ...DEFAULT_PACING,
  ...{ enabled: true, perMinute: 60, jitter: 0, dailyCap: null, coldCap: null },
};

export const jidOf = (number: string) => `${number}@s.whatsapp.net`;

/** Evolution's answer to a send. */
export const accepted = ({ body }: Received, id: string = crypto.randomUUID()) => {
  const { number } = JSON.parse(body) as { number: string };
  return Response.json({ key: { id, remoteJid: jidOf(number), fromMe: true }, status: "PENDING" }, { status: 201 });
};

/** A live number at a server of ours, which `upstream` plays; nothing of it is in Postgres. */
export async function pacedNumber(
  rules: Partial<Pacing> = {},
  options: NonNullable<Parameters<typeof newInstance>[0]> = {},
) {
  const upstream = openReceiver((request) => (request.url.endsWith("/") ? new Response("{}") : accepted(request)));
  const ours = await newInstance({ ...options, server: { url: `https://${upstream.host}`, ...options.server } });
  const { tenantId, ledger, instance, owner } = ours;
  const key = { tenantId, mode: "live", instanceId: instance.id, version: 1 } as const;
  const call = callWith(await deriveKey(config.keySecrets, { ...key, scopes: ["read", "send", "manage"] }));
  // Anew each time: who holds on to an object that died talks to the dead.
  const queue = () => env.QUEUE.getByName(queueName(ledger, instance.id));
  let events = 0;

  async function set(change: Partial<Pacing>) {
    const pacing = JSON.stringify({ ...ONLY_RATE, ...rules, ...change });
    await env.LEDGER.getByName(ledger).putDocument(pacingKey(instance.id), pacing);
    forgetTarget(ledger, instance.name);
    await ours.state.refresh();
    await queue().refresh();
  }

  /** An event of its server, each another one. */
  const hear = (event: string, data: object) =>
    post(ours, { ...envelopeOf(ours, event, data), date_time: new Date(Date.now()).toISOString(), sequence: events++ });
  const connect = (wuid = jidOf("5511999990236")) => hear("connection.update", { state: "open", wuid });
  const disconnect = (statusReason = 428) => hear("connection.update", { state: "close", statusReason });

  await set({});
  await connect();
  return {
    ...ours,
    ...{ upstream, call, queue, owner, set, hear, connect, disconnect },
    send: (number: string, text: string, headers?: Record<string, string>) =>
      call("POST", `/message/sendText/${instance.name}`, { number, text }, headers),
    find: async (id: string) => (await call("GET", `/paced/find/${instance.name}/${id}`)).body,
    turn: () => runDurableObjectAlarm(queue()),
    /** The queue's object dies, in the midst of whatever it does. What it has written stays. */
    kill: () => runInDurableObject(queue(), (_, state) => state.abort("killed")).catch(() => {}),
    /** Sends that have reached the server. */
    sent: () => upstream.received.filter(({ url }) => url.includes("/message/")),
  };
}

export type PacedNumber = Awaited<ReturnType<typeof pacedNumber>>;
