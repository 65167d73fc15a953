import { webhookDelivery } from "./events";
import type { Documents, SandboxWorld } from "./handler";
import type { Instance } from "./instance";
import { BOT_QUESTION, insertDelivery, insertStep } from "./queues";

/** What handlers see of the object: its documents, a clock, and two queues to write to. */
export function createWorld(sql: SqlStorage, documents: Documents, instance: Instance): SandboxWorld {
  const world: SandboxWorld = {
    instanceName: instance.name,
    instanceId: instance.id,
    token: instance.token,
    documents,
    now: () => Date.now(),
    emit: (event, data) => {
      const delivery = webhookDelivery(world, event, data);
      if (delivery) insertDelivery(sql, Date.now(), delivery);
    },
    ask: (question) =>
      insertDelivery(sql, Date.now(), { url: BOT_QUESTION, headers: {}, body: JSON.stringify(question) }),
    schedule: (afterMs, step) => insertStep(sql, Date.now() + afterMs, step),
  };
  return world;
}
