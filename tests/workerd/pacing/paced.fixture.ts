import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { queueName } from "../../../durable/send-queue/messages";
import type { Pacing } from "../../../lib/contract/pacing";
import { ledgerName } from "../../../lib/ledger-name";
import { forgetTarget } from "../../../worker/v1/cache";
import { until } from "../../support/until";
import { type Caller, connectInstance, type KeyOptions, makeCaller, manage } from "../support";

/** Fast enough that a test need not wait, and without any other rule. */
const OPEN_RULES: Partial<Pacing> = {
  enabled: true,
  perMinute: 60,
  jitter: 0,
  dailyCap: null,
  coldCap: null,
  quietHours: null,
  warmUp: null,
};

export interface Paced extends Caller {
  name: string;
  id: string;
  ledger: string;
  queue: ReturnType<typeof queueOf>;
  /** Where it is managed. */
  path: string;
  set(rules: Partial<Pacing>): Promise<unknown>;
  send(body?: object, headers?: Record<string, string>): ReturnType<Caller["call"]>;
  /** Runs the queue's alarm, as if its time had come. */
  turn(): Promise<boolean>;
}

const queueOf = (ledger: string, id: string) => env.QUEUE.getByName(queueName(ledger, id));

/** A connected sandbox number that is paced. */
export async function makePaced(rules: Partial<Pacing> = {}, options: KeyOptions = {}): Promise<Paced> {
  const caller = await makeCaller(options);
  const { tenantId, call } = caller;
  const name = await connectInstance(caller);
  const ledger = ledgerName(tenantId, "test");
  const instance = await env.LEDGER.getByName(ledger).findInstance(name);
  const id = instance?.id ?? "";
  const owner = { tenantId, mode: "test" as const, instanceId: id };
  const state = env.INSTANCE.getByName(`${ledger}:${id}`);
  await until(async () => (await state.view(owner))?.status === "open");
  const path = `/tenants/${tenantId}/instances/${id}/pacing`;
  const queue = queueOf(ledger, id);
  const set = async (change: Partial<Pacing>) => {
    const answer = await manage("PATCH", path, change);
    forgetTarget(ledger, name);
    return answer;
  };
  await until(() => manage("GET", path));
  await set({ ...OPEN_RULES, ...rules });
  return {
    ...{ ...caller, name, id, ledger, queue, path, set },
    send: (body = {}, headers = {}) =>
      call("POST", `/message/sendText/${name}`, { number: "6281234567890", text: "Halo", ...body }, headers),
    turn: () => runDurableObjectAlarm(queue),
  };
}
